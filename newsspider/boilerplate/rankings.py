"""Hot lists and rankings: a heading, tabs (day, week, month), and headlines with or without numbers."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import ListRule, Sample

RANKINGS = ListRule(
    name="rankings",
    patterns=Patterns(
        heading=(
            r"(?#排行)\w{0,6}(?:新闻|热点|点击|阅读|热门|人气|热文|热闻|评论|一周|本周|本月|今日|图片|视频|文章)\w{0,2}排行榜?",
            r"(?:24|48|72)小时(?:热|点击|阅读|排行|要闻|最)\w{0,6}",
            r"(?:一周|本周|每周|本月|今日|昨日|每日|实时|全网)(?:热点|热门|热文|热闻|热搜|要闻|点击)\w{0,3}",
            r"(?#热榜|热搜)\w{2,6}(?:热榜|热搜榜?)",
            r"(?:24小时|一周|本周|每周|本月|今日|每日)最热\w{0,2}",
            r"(?#top)\w{0,6}(?:榜|排行|热文|热点|热门|热搜)\s?top\s?\d{1,3}",
            r"(?:most|top|latest|trending|popular) (?:read|viewed|popular|shared|watched|stories|news|headlines|"
            r"articles|posts)"
            r"(?: stories| articles| news)?(?: (?:in|on|from|at|of|this|today|right now)(?: .{1,20})?)?",
            r"(?:trending|popular|latest) (?:now|today|this week|on|in|from) ?.{0,20}",
        ),
    ),
    classes=frozenset("ranking ranklist hotlist hotnews paihang mostread mostpopular mostviewed trending".split()),
    samples=(
        Sample(
            "市领导张仁建参加调研活动,看望职工。\n    ✂ 热点新闻排行\n  • ✂ 月点击\n  • ✂ 周点击\n  • ✂ 日点击\n"
            "  1. ✂ 1 深中通道6月30日下午3时通车试运营\n  2. ✂ 2 市区8路公交车“四航局站”开通\n"
            "  1. ✂ 1 广前研学基地正式开园 湛江日报社大型军旅夏令营火热招募\n  2. ✂ 2 震撼!超级工程深中通道正式通车"
        ),
        Sample(
            "✂ 24小时热文\n✂ 1 海鲜市场重新开业\n✂ 2 新校区九月启用\n"
            "昨日,市教育局公布了新学年的校历,开学时间比去年早一天。\n"
            "今年秋季学期共二十一周,寒假从一月底开始。"
        ),
        Sample(
            "会议要求,各县市要加强统筹布局,科学取舍。\n✂ 點擊排行\n✂ 湛江舰退役\n✂ 红树林湿地迎来候鸟\n✂ 徐闻菠萝上市"
        ),
        Sample(
            "<p>The council approved the new bridge on Tuesday after a debate of four hours.</p>"
            "<h3>✂ Most read</h3><ol><li><a href='/1'>✂ Storm closes the port for a second day</a></li>"
            "<li><a href='/2'>✂ A goalkeeper's farewell</a><span>✂ 2 min</span></li></ol>"
            "<p>The bridge will be built by 2030, according to the plan that the council published.</p>"
        ),
        Sample(
            "<div><p>昨日,市教育局公布了新学年的校历,开学时间比去年早。</p></div><div class='rankList'>"
            "<a href='/1'>✂ 海鲜市场开业</a>"
            "<p>✂ 1</p><p><a href='/2'>✂ 红树林湿地迎来大批候鸟</a></p></div>"
        ),
        Sample(
            "<p>市领导张仁建参加调研活动。</p><h3>✂ 热点新闻排行</h3><ul><li>✂ 月点击</li><li>✂ 周点击</li></ul>"
            "<ol><li>✂ 深中通道通车试运营</li><li>✂ 红树林文化中心揭牌启用</li></ol>"
            "<ol><li>✂ 我市优化公积金提取事项</li></ol>"
        ),
        Sample(
            "<div>市领导张仁建参加调研活动。<br>✂ 热点新闻排行<br>✂ 日点击<br>"
            "✂ 刘红兵到经开区督导“百千万工程”建设情况并到"
            "中科炼化、宝钢湛江钢铁等企业走访调研<br>✂ 深中通道通车!</div>"
        ),
        Sample(
            "<p>考试定于下周举行,考生须提前到场,服从安排。</p><h3>注意事项</h3><ol><li>带好身份证</li><li>提前到场</li></ol>"
            "<h3>热点新闻</h3><ol><li>深中通道今日通车。</li><li>市教育局公布校历。</li></ol><p>以上就是今天的全部内容,感谢收看。</p>"
            "<h3>Top 10</h3><ol><li>红树林</li><li>海上风电</li><li>龙舟竞渡</li></ol>"
        ),
        Sample(
            "这一周,全市有两件大事,市民都在谈论。\n热点新闻\n1. 深中通道今日通车,市民争相前往。\n"
            "2. 市教育局公布校历,开学提前。\n以上两件事,本报都将继续关注和报道。"
        ),
        Sample(
            "近年来,园区建设成为社会热点,引起广泛关注。\n热点新闻排行\n这一栏目的名称,二十年来没有变过。\n"
            "排行榜\n1. 湛江\n2. 茂名\n3. 阳江\n以上排行榜由省统计局发布,每年更新一次。"
        ),
        Sample(
            "注意事项\n1. 带好身份证\n2. 提前半小时到场\n3. 服从工作人员安排\n考生如有疑问,可拨打热线咨询。\n"
            "Trending\nThe word has changed its meaning twice since it was first printed in 1590."
        ),
        Sample(
            "<h2>排行</h2><ul><li>第一名:湛江</li><li>第二名:茂名</li><li>第三名:阳江</li></ul>"
            "<p>这份名单由省统计局发布,每年更新一次,已经是第五年。</p>"
        ),
    ),
)
