"""Every setting in the order in which the data flows: discover → fetch → parse → clean → validate → export.

`scrapy crawl SPIDER -s NAME=VALUE` overrides any of them for one run.
"""

from pathlib import Path

from newsspider import __version__

# ── The project ──────────────────────────────────────────────────────────────────────────────────────────────────────
BOT_NAME = "newsspider"
SITES = sorted(path.stem for path in Path(__file__).with_name("sites").glob("[!_]*.py"))
SPIDER_MODULES = ["newsspider.spiders", *(f"newsspider.sites.{name}" for name in SITES)]
SPIDER_LOADER_WARN_ONLY = True  # one broken site file, each a module of its own here, does not stop the other spiders
COMMANDS_MODULE = "newsspider.commands"  # `crawl` with verdicts and exit codes

# ── Discover and fetch: politely, bounded, safely ────────────────────────────────────────────────────────────────────
NEWSSPIDER_CONTACT = ""  # an address or page where a site's owner reaches you; it becomes part of the User-Agent
USER_AGENT = f"newsspider/{__version__} (news archive crawler; robots.txt obeyed)"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsspider"
NEWSSPIDER_MAX_CRAWL_DELAY = 30.0  # seconds; a longer Crawl-delay of robots.txt is kept at this, and the record says so
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # as a person reads: one page after the other
DOWNLOAD_DELAY = 1.0  # seconds between requests to one host; AutoThrottle lengthens it for a slow one
SCHEDULER_PRIORITY_QUEUE = "newsspider.polite.pace.PatientQueue"  # a host that is paused keeps no other one waiting
NEWSSPIDER_BACK_OFF = 2.0  # seconds without requests to a host that answered 429 or 503; doubled from answer to answer
NEWSSPIDER_PATIENCE = 300.0  # seconds of such pauses that a host gets in one run, by its Retry-After too
NEWSSPIDER_MOST_REFUSALS = 10  # in a row (403, captcha, login wall, …), then the host is left alone; 0: never
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]  # 429 and 503 are BackOff's
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # as listed, the newest first; Scrapy's own takes the last
DOWNLOAD_SLOTS = {"": {"delay": 0, "concurrency": 4, "jitter": 0.0, "throttle": False}}  # files have no host
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes, after decompression too
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5
COOKIES_ENABLED = False  # articles need none, and a poisoned one would make later requests fail
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.7,*;q=0.5",
}
NEWSSPIDER_PAPERS = ""  # a file of rows like newsspider/epapers/papers.jsonl: newspapers of your own for `epaper`
NEWSSPIDER_PRIVATE_HOSTS: list[str] = []  # HOST, HOST:PORT, NETWORK/BITS or *: what a page may lead to beside the
# public internet; the hosts and ports named as starts always. A resolver of made-up addresses needs its network here.
DOWNLOAD_HANDLERS = {
    "http": "newsspider.wire.BoundedHttp",  # Scrapy's, with a bound on headers
    "https": "newsspider.wire.BoundedHttp",
    **dict.fromkeys(("ftp", "s3", "data")),  # no page is fetched with these
}
NEWSSPIDER_ARCHIVE = False  # True: store raw responses as data/<spider>/<run-id>.warc.gz, for `scrapy crawl warc`
NEWSSPIDER_ARCHIVE_MAX_MB = 1024  # megabytes after which the next file is begun
NEWSSPIDER_MAX_PAGE = 8 * 1024 * 1024  # bytes handed to the parser; the largest of 1,106 news pages has 2.9 MB
NEWSSPIDER_MAX_TAGS = 40_000  # "<" in a page; the most of these pages has 12,031, and 200,000 take 1 GB to read
# What one run of an incremental spider may cost (0: no bound); what is left over is `pending`, for the next run.
NEWSSPIDER_MAX_REQUESTS = 5_000  # at two requests a second three quarters of an hour
NEWSSPIDER_MAX_MB = 1_024  # received, as on the wire
NEWSSPIDER_MAX_MINUTES = 120
NEWSSPIDER_MAX_DEPTH = 120  # links from the start to a page, the pages of a list too
NEWSSPIDER_MAX_OF_PATTERN = 2_000  # URLs of one pattern (/0/~.html); those of a large site's first run are fewer
DOWNLOADER_MIDDLEWARES = {
    "newsspider.budgets.Budgets": 90,  # before robots.txt (100): what is not fetched need not be allowed
    "newsspider.polite.robots.RobotsRules": 100,  # in place of:
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # reads without end, allows all on 503
    "newsspider.polite.reservations.TdmReservations": 110,  # only with `tdm` in NEWSSPIDER_OBEY_RIGHTS
    "newsspider.robots_memory.RememberedRobots": 890,  # near the network: a stored answer is an answer like another
    "newsspider.middlewares.HonestUserAgent": 490,  # the contact, before Scrapy's own fills the header in
    "newsspider.polite.backoff.BackOff": 555,
    "newsspider.guard.PublicAddresses": 560,  # robots.txt too; behind retries (550), which must not see its refusals
    "newsspider.middlewares.Decoded": 590,  # content codings; in place of:
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,  # passes on what breaks off
    "newsspider.middlewares.ReadablePages": 585,  # behind decompression (590): right characters, mirror glosses out
    "newsspider.archive.recording.ArchiveResponses": 950,  # nearest to the network; only with NEWSSPIDER_ARCHIVE
}

# ── Parse: newsspider/page.py, called by the spiders ─────────────────────────────────────────────────────────────────

# ── Clean → validate → export ────────────────────────────────────────────────────────────────────────────────────────
ITEM_PIPELINES = {
    "newsspider.pipelines.Clean": 100,  # boilerplate out of the body; a Draft becomes an Article
    "newsspider.pipelines.Validate": 200,  # what is no article, or outside since/until, ends here with its reason
    "newsspider.pipelines.Convert": 250,  # NEWSSPIDER_SCRIPT
    "newsspider.pipelines.Deliver": 300,  # each article once, durably, into data/<spider>/<run-id>.jsonl
}
NEWSSPIDER_SITE_MEMORY = True  # what stands on several articles' pages of a site is cut; False: each page by itself
# Signals that keep an article back, of noindex, noarchive, nosnippet, noai, noimageai, tdm. Each line says in `rights`
# what was seen; whom it binds depends on who asks, where and what for (EU 2019/790 articles 3 and 4), which only the
# user knows. `tdm` also asks each host for /.well-known/tdmrep.json, once a run.
NEWSSPIDER_OBEY_RIGHTS: list[str] = []
NEWSSPIDER_SCRIPT = ""  # hans or hant: title, kicker, subtitle and text in this script, whatever the page's
NEWSSPIDER_DATA_DIR = "data"
NEWSSPIDER_GROUP_SIZE = 20  # articles that are synced to disk and committed together …
NEWSSPIDER_GROUP_SECONDS = 2.0  # … or as many as came in this time
# A delivered article is looked at again so many hours after its publication; what was no article (invalid, gone), so
# many after it was found: often while it is news or the layout may be mended, then never.
NEWSSPIDER_LOOK_AGAIN_HOURS = [1, 6, 24, 168]
NEWSSPIDER_NOW = ""  # the run's clock begins here (ISO 8601): a month can be tried in minutes; "": the wall's
FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORTERS = {  # -o FILE writes the same lines as the delivery
    "jsonlines": "newsspider.exporters.ArticleLines",
    "jsonl": "newsspider.exporters.ArticleLines",
    "jl": "newsspider.exporters.ArticleLines",
    "csv": "newsspider.exporters.ArticleTable",
}

# ── The run: fates, verdict, record, progress ────────────────────────────────────────────────────────────────────────
EXTENSIONS = {
    "newsspider.extensions.RunExtension": 10,
    "newsspider.exporters.Feeds": 15,  # in place of:
    "scrapy.extensions.feedexport.FeedExporter": None,  # says nothing when -o FILE cannot be written
    "newsspider.progress.ProgressLine": 20,
    "newsspider.polite.pace.HostPace": 30,  # behind AutoThrottle (0)
    "scrapy.extensions.telnet.TelnetConsole": None,  # a door into the process
    "scrapy.extensions.remote_control.RemoteControl": None,  # another
    "scrapy.extensions.logstats.LogStats": None,  # the progress line says it
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = "INFO"
LOG_FORMATTER = "newsspider.logs.QuietItems"
LOG_VERSIONS: list[str] = []
STATS_DUMP = False  # the closing table and the run's record say it
MEMUSAGE_LIMIT_MB = 2048
