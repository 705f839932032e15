"""One small file a site: where to look (a spider) and what differs in reading (a page)."""
