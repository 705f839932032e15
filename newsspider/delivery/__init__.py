"""EXPORT and REMEMBER: the durable JSON Lines writer, the ledger, the lock. Nothing here knows of Scrapy."""
