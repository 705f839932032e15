"""Picture lists: …图片, 图片新闻, 高清图集, Photo galleries, and the titles below."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import ListRule, Sample

PICTURES = ListRule(
    name="pictures",
    patterns=Patterns(
        heading=(
            r"(?:更多|相关|精彩|推荐|热门|最新|高清|新闻|焦点|视觉)\w{0,4}(?:图片|图集|组图|美图|图库)\w{0,2}",
            r"(?:more|latest|related|top) (?:photos?|pictures?|galler(?:y|ies)|images)(?: .{1,20})?",
        ),
        maybe=(
            r"(?#图)(?!资料|网络|配|附|原|本文|本报|本组|视频|作者|档案)\w{1,5}(?:图片|图集|组图|美图|图库)",
            r"图(?:片|说|集|看)\w{1,4}",
        ),
    ),
    plain=True,
    classes=frozenset("piclist picnews photolist gallerylist tuji".split()),
    samples=(
        Sample(
            "市领导张仁建参加调研活动,看望职工。\n✂ 湛图片\n  • ✂ 深中通道背后的“湛钢力量”\n"
            "  • ✂ 雷州工业“组合拳”真劲!\n"
            "  • ✂ 徐闻海上风电300兆瓦增容项目桩基础施工全部完成"
        ),
        Sample(
            "会议要求,各县市要加强统筹布局,科学取舍。\n✂ 图片新闻\n✂ 红树林湿地迎来候鸟\n✂ 高清图集\n✂ 海上风电\n"
            "✂ 龙舟竞渡"
        ),
        Sample(
            "<p>会议要求,各县市要加强统筹布局,科学取舍,优化结构。</p><div><h3>✂ 高清圖集</h3><p>"
            "<a href='1'>✂ 花開滿城</a></p>"
            "<p>✂ 12圖</p><p><a href='2'>✂ 海港日出</a></p></div>"
        ),
        Sample(
            "The fleet left the harbour at noon, watched by a crowd of thousands.\n✂ Photo galleries\n"
            "* ✂ Boats of the past\n"
            "* ✂ The harbour at night"
        ),
        Sample(
            "<p>市领导张仁建参加调研活动。</p><h3>✂ 湛图片</h3><ul><li>✂ 深中通道背后的“湛钢力量”</li>"
            "<li>✂ 雷州工业“组合拳”真劲!</li>"
            "<li>✂ 广前研学基地正式开园</li></ul><h3>热点新闻排行</h3>"
        ),
        Sample(
            "<p>展览持续到月底,市民可以免费参观,无需预约。</p><h3>参展图片</h3><ul><li>海鸟</li><li>日出</li><li>龙舟</li></ul>"
        ),
        Sample(
            "图片新闻\n这一栏目创办于1985年,刊登过两万多幅照片。\n资料图片\n• 一\n• 二\n• 三\n"
            "展览持续到月底,市民可以免费参观。"
        ),
        Sample(
            "参展的图片\n红树林\n海鸟\n展出的图片共有120幅,全部由市民拍摄。\nGallery\n"
            "The gallery on Main Street reopens in May, its owner said."
        ),
    ),
)
