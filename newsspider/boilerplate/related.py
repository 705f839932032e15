"""Related and recommended reading."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import ListRule, Sample

RELATED = ListRule(
    name="related",
    patterns=Patterns(
        line=(
            r"(?:延伸|相关|推荐|更多|拓展|扩展)(?:阅读|新闻|报道|链接|文章|资讯|视频)\s*[:>】|]\s*[^。]{1,60}",
            r"(?:往期回顾|早前报道|此前报道|前情回顾)\s*[:>】|]\s*[^。]{1,60}",
        ),
        weak=(
            r"(?:related|read more|read also|also read|see also|read next|don't miss|more|recommended|watch|must read|"
            r"lees ook|lesen sie auch|lire aussi|à lire aussi|lea también|leia também|leggi anche|baca juga|xem thêm|"
            r"читай(?:те)? (?:также|ещё|еще)|les også|läs (?:också|även)|læs også|lue myös|"
            r"czytaj (?:także|też|również)|zobacz (?:także|też)|διαβάστε επίσης)"
            r"\s*[:|>»-]\s*.{3,76}",
            r"(?:関連記事|あわせて読みたい|관련기사|関連ニュース)\s*[:|>»-]\s*.{3,76}",
        ),
        heading=(
            r"其[他它]\w{0,6}(?:新闻|报道|文章)",
            r"(?:看了|看过|读过|读了)(?:本文|此文|这篇|该文)\w{0,12}",
            r"(?:你|您)(?:可能|或许|也许)\w{0,4}(?:感兴趣|喜欢|想看)\w{0,6}",
            r"(?:更多|相关)\w{0,8}(?:新闻|阅读|报道|文章|资讯|推荐)",
            r"(?:related|recommended|suggested|similar|more) (?:articles|stories|news|content|posts|reading|"
            r"topics|coverage|videos)"
            r"(?: .{1,20})?",
            r"(?:more|latest) (?:from|by|in|about) .{2,30}",
            r"(?:if you (?:liked|enjoyed) this [^.]{0,20})?you (?:may|might) (?:also )?(?:like|enjoy|be interested in)"
            r"(?: [^.]{1,40})?:?",
            r"(?:mehr (?:zum thema|aus|von)|more on) .{0,30}",
        ),
        openers=(
            # With the colon they open no sentence, also where the headline behind them is a long one.
            r"(?:read (?:more|also|next)|also read|lesen sie auch|mehr lesen|(?:à )?lire aussi|lees ook|leggi anche"
            r"|lea también|leia (?:também|mais)|читайте также|baca juga|czytaj (?:także|też)|les også|läs också)"
            r"\s?[:>»|]\s?",
        ),
    ),
    classes=frozenset(
        "related relatednews relate recommend recommended recommendation recommendations xgyd xgnews readmore tuijian"
        " morefrom readnext suggested".split()
    ),
    samples=(
        Sample(
            "市领导张仁建参加调研活动,看望职工。\n✂ 相关阅读\n✂ 雷州工业“组合拳”真劲!\n✂ 市区8路公交车开通\n"
            "✂ 相关推荐\n• ✂ 红树林"
        ),
        Sample(
            "新规自下月起施行,有效期五年,由市住建局解释。\n✂ 相关阅读:公积金提取有关事项调整\n"
            "市住建局表示,将加强对新规的宣传。\n"
            "✂ 延伸閱讀\n• ✂ 房貸利率再降\n• ✂ 二手房成交回升"
        ),
        Sample(
            "<p>The storm closed the port for a second day, and ferries stayed at their berths.</p>"
            "<p>✂ Read also: <a href='/x'>A history of the port in ten storms</a></p>"
            "<p>Shipping companies said that they would wait until the wind eased on Friday.</p>"
            "<div><h4>✂ You may also like</h4><p><a href='/1'>✂ The ferry that never sailed</a></p><p>✂ 3 May</p></div>"
        ),
        Sample(
            "<p>Река поднялась за ночь на два метра и дошла до рыночной площади, сообщили спасатели.</p>"
            "<p>✂ Читай также: <a href='/x'>Как готовятся к паводку</a></p>"
            "<p>✂ Les også: <a href='/y'>Flommen har snudd</a></p>"
            "<p>Жителям раздают питьевую воду и тёплые вещи, сказал глава района на встрече в школе.</p>"
        ),
        Sample(
            "<p>新规自下月起施行,有效期五年,由市住建局负责解释。</p><div class='related-news'><p>"
            "<a href='/1'>✂ 房贷利率再降</a></p>"
            "<p>✂ 5月3日</p></div>"
        ),
        Sample(
            "The storm closed the port for a second day, and ferries stayed at their berths.\n"
            "✂ Read more: How the port was built in a single summer, and why nobody thought that it would last\n"
            "Shipping companies said that they would wait until the wind eased on Friday."
        ),
        Sample(
            "<p>The storm closed the port for a second day, and ferries stayed at their berths.</p>"
            "<h3>✂ If you liked this story you might also like:</h3><ul>"
            "<li><a href='/1'>✂ The ferry that never sailed</a></li>"
            "<li><a href='/2'>✂ Ten storms of the port</a></li></ul>"
        ),
        Sample(
            "Read more and you will write better, said the teacher, who has taught in the village for thirty years.\n"
            "You might also like to know that the port is open, the harbour master said on Monday."
        ),
        Sample(
            "Der Hafen bleibt auch am Freitag geschlossen, teilte die Behörde mit.\n✂ Mehr zum Thema\n"
            "✂ Sturm über der Küste"
        ),
        Sample(
            "相关阅读习惯正在改变\n调查显示,延伸阅读的习惯在年轻人中越来越普遍。\n相关链接\n"
            "红树林是生长在热带、亚热带海岸潮间带的木本植物群落。\n相关链接:所谓潮间带,是指高潮线与低潮线之间的地带。"
        ),
        Sample(
            "More\nThe word is as old as the language, and its meaning has hardly changed since.\nRelated\n"
            "They are related by marriage, the court heard, and have known each other for years.\n"
            "推荐\n他推荐的三本书,都与海有关。"
        ),
    ),
)
