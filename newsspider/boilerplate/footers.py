"""The foot of a site: licences, registration numbers, hotlines, contact and company links."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import Rule, Sample

FOOTERS = Rule(
    name="footers",
    outside=False,  # an announcement may end with its hotline
    patterns=Patterns(
        line=(
            r"(?#icp).{0,4}icp\s?(?:备|证).{0,50}",
            r"(?#公网安备).{0,4}公网安备\s*.{0,30}",
            r"(?#信息|节目|电信|网络).{0,6}(?:互联网新闻信息服务|信息网络传播视听节目|广播电视节目制作经营|增值电信业务经营|网络文化经营|"
            r"网络出版服务)"
            r"许可证?.{0,60}",
            r"(?#不良信息).{0,8}违法和?不良信息举报(?:电话|热线|中心|邮箱|信箱)?.{0,50}",
            r"网站标识码.{0,24}",
            r"(?:国内)?统一刊号.{0,40}",
            r"(?:powered|designed|developed) by .{2,40}",
        ),
        weak=(
            r"(?:新闻|报料|爆料|客服|服务|投稿|广告|读者|值班|举报|监督|投诉)(?:热线|电话|邮箱|信箱)\s*[: ].{0,50}",
            r"(?:本报|报社|编辑部|公司|本社|联系)?地址\s*:.{0,60}",
            r"(?:主办|承办|技术支持|网站建设|协办)(?:单位)?\s*:.{0,40}",
            r"(?:邮编|邮政编码|传真|联系电话|电话|e-?mail|qq群?)\s*:.{0,50}",
        ),
    ),
    classes=frozenset("footer foot copyright bottomnav friendlink".split()),
    samples=(
        Sample(
            "市领导张仁建参加调研活动,看望职工,并与企业家座谈。\n✂ 关于我们 | 联系我们 | 广告服务\n"
            "✂ 粤ICP备12345678号\n"
            "✂ 粤公网安备 44080002000001号\n✂ 互联网新闻信息服务许可证:44120180001\n✂ 举报电话:0759-1234567\n"
            "✂ 地址:湛江市赤坎区"
        ),
        Sample("会议要求,各县市要加强统筹布局,科学取舍。\n✂ 违法和不良信息举报电话:12377\n✂ 新闻热线:0759-7654321"),
        Sample(
            "The river rose two metres overnight and reached the market square.\n✂ About us\n✂ Contact us\n"
            "✂ Powered by WordPress"
        ),
        Sample(
            "<p>会议要求,各县市要加强统筹布局,科学取舍,优化结构。</p><div class='footer'><a href='/a'>✂ 集团</a>"
            "<p><a href='/b'>✂ 社史</a></p></div>"
        ),
        Sample(
            "市公安局发布通告,公开征集线索,提供者奖励五千元。\n举报电话:0759-1234567\n联系人:陈警官\n"
            "主办单位:市体育局\n比赛于下月初开始报名,名额有限。\n地址:人民大道中8号"
        ),
        Sample(
            "市公安局发布通告,公开征集线索,提供者奖励五千元。\n电话:0759-3333333\n群众也可以到就近的派出所反映。\n"
            "地址:人民大道中8号\n电话:0759-3333333\n警方将对举报人的信息严格保密。"
        ),
        Sample(
            "Contact with the ship was lost at dawn, the coast guard said on Monday.\n"
            "About a third of the crew was saved.\nAbout 30 men"
        ),
    ),
)
