"""Adverts and the notes around them."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import Rule, Sample

ADVERTS = Rule(
    name="adverts",
    patterns=Patterns(
        line=(
            r"(?:google_ad|googletag|adsbygoogle|window\.).{0,70}",
            r"(?:story|article|report) continues (?:below|after) (?:this )?(?:ad|advertisement|promotion).{0,20}",
            r"(?:ad|advertisement|广告)\s*\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?",
            r"(?:请|請)?继?(?:续|續)?往下(?:阅读|滑|滑动).{0,12}",
            r"(?:点击|長按|长按)?(?:关闭|跳过)广告.{0,8}",
        ),
        weak=(r"(?:sponsored|presented|promoted|brought to you) by .{2,30}", r"广告\s*[|:].{0,24}"),
        openers=(  # who earns by the links of a text
            r"as an amazon associate,? ",
            r"(?:this|our) (?:article|post|page|story|guide|review|list|site|website)s?(?: may)? (?:contain|include)s? "
            r"affiliate links",
            r"(?:we|i) (?:may|might|will|could|can) (?:also )?(?:earn|receive|get|make|collect) "
            r"(?:an? )?(?:\w{3,10} ){0,2}commissions?\b",
            r"(?:we|our (?:editors|team|experts|writers))(?: \w{2,12})? independently "
            r"(?:select|review|choose|test|research)",
            r"(?:if|when) you (?:buy|purchase|click|shop)[^.]{0,60} links?[^.]{0,60}(?:commission|earn)",
            r"(?:\*\s?)?(?:affiliate|provisions)-?links?\s?:",
        ),
    ),
    classes=frozenset("ad ads advert advertisement adsbygoogle sponsored taboola outbrain".split()),
    samples=(
        Sample(
            "会议要求,各县市要加强统筹布局,科学取舍。\n✂ 广告\n要突破园区发展面临的突出问题,促进转型升级。\n"
            "✂ 赞助商链接"
        ),
        Sample("颱風今晚登陸,各地嚴陣以待,學校停課一天。\n✂ 請繼續往下閱讀\n氣象署表示,颱風將於明日清晨離開。\n✂ 廣告"),
        Sample(
            "The river rose two metres overnight and reached the market square.\n✂ ADVERTISEMENT\n"
            "Shops along the quay were closed, and the school stayed shut for the day.\n"
            "✂ Story continues below advertisement"
        ),
        Sample(
            "広告費は前年を上回り、過去最高となった。\n✂ スポンサーリンク\n"
            "市場の拡大が続いていると、協会は説明している。"
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, where no shop opens today.\n"
            "The water will not fall before Monday, the council said, and the school stays shut until Wednesday.\n"
            "Helpers are handing out blankets and drinking water, said the mayor, who went there in the evening.\n"
            "Trains do not run either, and on the road to the south lie trees that the storm has pulled out.\n"
            "Nobody was hurt, the fire brigade said, which has filled four thousand bags with sand since Friday.\n"
            "✂ As an Amazon Associate we earn from qualifying purchases.\n"
            "✂ This article contains affiliate links. They have no influence on what we write.\n"
            "✂ We may earn a small commission from links on this page, at no cost to you.\n"
            "✂ We independently select everything that we recommend. Buying through us may earn us a commission.\n"
            "✂ When you buy through our links, the site may earn a commission.\n✂ Annons"
        ),
        Sample(
            "As an Amazon worker she earned more than her brother, who sells purchases of others on the market.\n"
            "This article contains a clause that the court called void, and affiliates of the bank left it out.\n"
            "We may receive the report of the commission on Monday, the mayor said.\nWhen you buy a house, links rust."
        ),
        Sample("广告业收入增长\n全年广告收入达到三十亿元,同比增长一成。\n广告牌\n昨日被大风吹倒,所幸无人受伤。"),
        Sample(
            "Ad men of the sixties\nThe advertisement ran for a year and was then withdrawn by the maker.\nAd\n"
            "It was a short one, and it was printed in a single paper."
        ),
    ),
)
