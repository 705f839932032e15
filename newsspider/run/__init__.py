"""The run: fates of the URLs found, verdict, record. Nothing here knows of Scrapy's engine."""
