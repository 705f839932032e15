"""`make bench`: accuracy, speed and memory on a corpus of stored pages, beside other extractors."""
