"""The sample portal: 海湾云媒, a made-up local paper, served over real HTTP on loopback. README.md lists its traps."""
