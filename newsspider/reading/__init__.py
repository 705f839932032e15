"""PARSE: words and structure to values. Pure functions of a page; nothing here knows of Scrapy's engine."""
