"""Share bars, reading tools (font size, print, save), counters."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import Rule, Sample

SHARE = Rule(
    name="share",
    patterns=Patterns(
        line=(
            r"(?:点击)?分享(?:到|至|给)\s*[: ]\s*.{0,30}",
            r"(?:请)?用?微信(?:扫码|扫描|扫一扫)[^。]{0,20}",
            r"扫一扫,?\s*(?:分享|手机|关注|在手机|用手机)[^。]{0,16}",
            r"分享至好友和朋友圈",
            r"(?:请)?(?:点击右上角|使用浏览器)[^。]{0,4}(?:分享|微信)[^。]{0,16}",
            r"(?:点击|浏览|阅读|访问|人气|围观)(?:数|量|次数|人数)?\s*[:(]\s*\d[\d,.万]*\s*次?",
            r"(?:阅读|浏览|点击|访问)(?:数|量|次数)?\s*\d[\d,.万]*\+?\s*次?",
            r"(?:字体|字号|字级)(?:大小)?\s*:?\s*(?:超大|大|中|小|默认|\s|\||/|\+|-|a)*",
            r"(?:调整)?(?:字体|字号|字级)\s*:?\s*t\s?\|?\s?t(?:\s?[+-]\s?-?)?",
            r"copy link.{0,16}",
            r"(?:reading time|read time|estimated read(?:ing)? time|time to read|lesezeit|lesedauer|temps de lecture"
            r"|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|czas czytania|время чтения|okuma süresi)"
            r"\s?:?\s?(?:ca\.?\s)?\d{1,3}(?:\s\S{1,10}){0,2}",
            r"\d{1,3}[ -]?(?:min|mins|minute|minutes|minuten)\.? read(?:ing)?(?: time)?",
            r"share (?:this|it)(?: (?:article|story|post|page))?(?: (?:on|via|with))",
            r"\d[\d.,]*\s?k?\s(?:shares?|views?|likes?|reads?|followers)",
            r"(?:share|tweet|post|email|pin|send|save)(?: this)?(?: article| story| post| page| link)? (?:on|to|"
            r"via|by|with)"
            r" (?:facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|e-?mail|friends?|threads|bluesky|"
            r"line|a friend)"
            r".{0,24}",
            r"(?:click|tap) (?:here )?to (?:share|print|e-?mail|tweet|copy).{0,40}",
            r"(?:be a fan of|follow|like|join|find) \w[\w .']{1,24} on (?:facebook|twitter|x|instagram|telegram|"
            r"whatsapp|google news|youtube)\b[^.]{0,50}",
            r"(?:присоединяйтесь к нам|подписывайтесь на (?:нас|наш))[^.]{0,50}",
            r"(?:listen to|subscribe to|follow) \w[\w .':&]{1,34} on (?:spotify|apple podcasts|google podcasts|"
            r"itunes)\b[^.]{0,40}",
        ),
        weak=(
            r"(?:contact|e-?mail|reach) the (?:writer|author|reporter|editor)s? (?:at|on|via) \S{3,50}",
            r"(?#. e|. contact|. reach|. follow)\w[\w .'’-]{2,30} (?:covers|reports on|writes about) [^.]{3,40}\. "
            r"(?:e-?mail|contact|reach|follow) (?:her|him|them|\w{2,12}) (?:at|on|via) \S{3,50}",
        ),
    ),
    classes=frozenset("share sharebar sharing bdsharebuttonbox bdshare jiathis social addthis socials".split()),
    samples=(
        Sample(
            "The river rose two metres overnight and reached the market square, where no shop opens today.\n"
            "The water will not fall before Monday, the council said, and the school stays shut until Wednesday.\n"
            "Helpers are handing out blankets and drinking water, said the mayor, who went there in the evening.\n"
            "✂ Be a fan of Example News on Facebook | Follow us on Twitter!\n"
            "✂ Присоединяйтесь к нам на Facebook, Twitter, В контакте.\n"
            "✂ Listen to The Daily Example on Spotify, Apple Podcasts and Google Podcasts.\n"
            "✂ Follow us on Telegram, Facebook, Instagram and YouTube for more"
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, the mayor said on Friday.\n"
            "✂ Reading Time: 11 minutes\n✂ Lesezeit: 5 Minuten\n✂ Tempo de leitura: 1 minuto\n✂ 5 min read\n"
            "✂ Share this on:"
        ),
        Sample(
            "Reading time is falling\nThe library counted 11 minutes of reading time a day, and 20 ten years ago.\n"
            "Share this with no one, the letter said."
        ),
        Sample(
            "Fans who follow the singer on Instagram saw it first. The picture was taken in May.\n"
            "Thousands listen to the band on Spotify. It had never played outside the village."
        ),
        Sample("市领导张仁建参加调研活动,看望职工。\n✂ 分享到:\n✂ 微信\n✂ 微博\n✂ QQ空间\n✂ 收藏\n✂ 打印本页"),
        Sample("✂ 字体:大 中 小\n✂ 阅读量:1024\n会议要求,各县市要加强统筹布局,科学取舍。\n✂ 微信扫一扫,分享到朋友圈"),
        Sample(
            "✂ Share on Facebook\n✂ 1.2k shares\nThe river rose two metres overnight and reached the market square.\n"
            "✂ Facebook Twitter Email\n✂ Follow us"
        ),
        Sample(
            "<p>昨日上午,首列动车组从湛江西站开出,驶向重庆。</p><div><a href='#'>✂ 微信</a></div><div>"
            "<a href='#'>✂ 豆瓣</a></div>"
            "<div class='social'><a href='#'>✂ 甲</a><p><a href='#'>✂ 乙</a></p></div>"
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, the mayor said on Friday.\n"
            "✂ Maria Gonzales covers transport. Email her at maria@example.com\n✂ Contact the writer at m@example.com."
        ),
        Sample(
            "The river rose two metres overnight and reached the market square.\nContact the author at m@example.com\n"
            "This was all that the letter said, and nobody knows who wrote it."
        ),
        Sample(
            "分享快乐的一天\n活动现场,获奖者分享了自己的创业故事。\n微信\n是腾讯公司于2011年推出的即时通讯应用。\n"
            "会上还通报了微博、微信等平台的治理情况,要求压实责任。"
        ),
        Sample(
            "Share of renewables grows\nThe company's share of the market fell to a third.\nTwitter\n"
            "The service was founded in 2006, and it was sold sixteen years later to a single owner."
        ),
    ),
)
