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
        Sample("广告业收入增长\n全年广告收入达到三十亿元,同比增长一成。\n广告牌\n昨日被大风吹倒,所幸无人受伤。"),
        Sample(
            "Ad men of the sixties\nThe advertisement ran for a year and was then withdrawn by the maker.\nAd\n"
            "It was a short one, and it was printed in a single paper."
        ),
    ),
)
