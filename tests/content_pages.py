"""Small pages of several layouts and languages, with what of them is the article and what is not."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Page:
    """`article`: beginnings or parts of blocks that must be kept; `rest`: of blocks that must not."""

    name: str
    html: str
    article: tuple[str, ...]
    rest: tuple[str, ...]


def links(*texts: str) -> str:
    return "<ul>" + "".join(f"<li><a href='/{number}'>{text}</a></li>" for number, text in enumerate(texts)) + "</ul>"


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


ENGLISH: Final = (
    "The harbour town of Wexley will close its last coal pier in March, the council said on Tuesday, ending a trade"
    " that began more than two centuries ago.",
    "“We have known for years that this day would come,” said Ann Porter, who has led the council since 2019. “What"
    " matters now is what we build in its place.”",
    "About 140 people work at the pier. Half of them will be offered jobs at the wind farm that is being built"
    " offshore, and the others will get help to retrain, according to the company.",
    "Unions said the offer came too late. They plan to meet the owners again next week, before a final vote by the"
    " workers.",
)
CHINESE: Final = (
    "本报讯 记者昨日从市交通委获悉，连接两岸的新大桥将于下月底正式通车，届时过江时间将由四十分钟缩短至十分钟。",
    "据介绍，大桥全长三千二百米，双向六车道，设有非机动车道和人行道，总投资约二十八亿元，历时四年建成。",
    "市交通委有关负责人表示，通车后将同步调整十二条公交线路，方便沿线居民出行。“我们还会根据客流情况继续优化。”他说。",
    "家住江北的王女士每天过江上班，她告诉记者，过去遇上大雾渡轮停航，只能绕行三十多公里，以后就不用担心了。",
)
GERMAN: Final = (
    "Der Stadtrat von Altenbrück hat am Montagabend beschlossen, das Freibad nach zwei Jahren Umbau im Mai wieder zu"
    " öffnen. Die Arbeiten kosteten rund sechs Millionen Euro.",
    "„Wir haben lange darauf gewartet“, sagte Bürgermeisterin Katrin Vogel. Das alte Becken war undicht gewesen, die"
    " Technik stammte noch aus den siebziger Jahren.",
    "Kritik kam von der Opposition: Die Eintrittspreise steigen um ein Drittel, und für Familien gibt es vorerst keine"
    " ermäßigte Karte.",
)
RUSSIAN: Final = (
    "В областном центре завершили ремонт старого вокзала, который продолжался почти три года. Первые поезда прибудут"
    " на обновлённые платформы уже в пятницу.",
    "Как сообщил начальник станции, в здании сохранили исторический фасад, а внутри установили лифты и новую систему"
    " отопления. Работы обошлись в полтора миллиарда рублей.",
    "Пассажиры смогут пользоваться двумя залами ожидания, камерой хранения и кафе, которое откроется к лету.",
)
TABLE_NAV: Final = links("首页", "新闻", "财经", "体育", "娱乐", "汽车", "房产", "教育")
NAV: Final = "<nav>" + links("Home", "World", "Business", "Sport", "Culture", "Weather") + "</nav>"
SIDEBAR: Final = (
    "<aside class='sidebar'><h3>Most read</h3>"
    + links(
        "Storm closes schools across the north",
        "Ten trains that are worth the trip",
        "Why bread costs more than last year",
        "Minister resigns after report on hospital",
    )
    + "</aside>"
)
FOOTER: Final = (
    "<footer><p>© 2025 The Wexley Courier. All rights reserved.</p>" + links("Imprint", "Privacy") + "</footer>"
)


def modern(lang: str, title: str, article: tuple[str, ...], after: str = "") -> str:
    return (
        f"<html lang={lang}><head><title>{title} | The Wexley Courier</title></head><body><header>{NAV}</header>"
        f"<main><article><h1>{title}</h1><div class='article-body'>{paragraphs(*article)}</div>{after}</article>"
        f"{SIDEBAR}</main>{FOOTER}</body></html>"
    )


RELATED: Final = (
    "<section class='related'><h2>Related stories</h2>"
    + links(
        "Council to vote on new harbour plan", "Wind farm gets its first turbines", "A short history of the coal trade"
    )
    + "</section>"
)
CONSENT: Final = (
    "<div id='onetrust-consent-sdk'><div role='dialog' class='ot-pc-content'><h2>Your privacy</h2>"
    + paragraphs(
        "We and our partners store and access information on your device, such as cookies, to measure how our pages"
        " are used, and to show you advertising that fits your interests.",
        "You can accept all cookies or choose which of them you allow. Some are needed for the site to work, and"
        " cannot be switched off. Your choice is kept for six months.",
        "You may withdraw your consent at any time at the bottom of each page. More about this, about our partners, and"
        " about your rights stands in our privacy policy.",
    )
    + "</div></div>"
)
COMMENTS: Final = (
    "<div class='comments'><h3>3 comments</h3>"
    + "".join(
        f"<div class='comment'><span class='user'>reader{number}</span><p>{text}</p></div>"
        for number, text in enumerate(
            (
                "I worked there for eleven years, and nobody ever told us anything. Good riddance!",
                "And who is going to pay for all that? We are, of course, as always.",
                "My grandfather was a docker there. It is sad, but the air will be better.",
            )
        )
    )
    + "</div>"
)

PAGES: Final = (
    Page(
        "modern page with menu, sidebar and related stories",
        modern("en", "Wexley to close its coal pier", ENGLISH, RELATED),
        ENGLISH,
        ("Most read", "Storm closes", "Council to vote", "All rights reserved", "Business"),
    ),
    Page(
        "reader comments below",
        modern("en", "Wexley to close its coal pier", ENGLISH, COMMENTS),
        ENGLISH,
        ("I worked there", "who is going to pay", "My grandfather"),
    ),
    Page(
        "consent dialog longer than a short article",
        modern("en", "Wexley to close its coal pier", ENGLISH[:2]).replace("</body>", CONSENT + "</body>"),
        ENGLISH[:2],
        ("store and access", "accept all cookies", "withdraw your consent"),
    ),
    Page(
        "German, names of classes that say nothing",
        f"<html lang=de><body><div class=x1>{links('Start', 'Politik', 'Sport', 'Kultur')}</div><div class=x2>"
        f"<h1>Freibad öffnet wieder</h1><div class=x3>{paragraphs(*GERMAN)}</div></div>"
        f"<div class=x4>{links('Wetter', 'Verkehr', 'Abo', 'Impressum', 'Datenschutz')}</div></body></html>",
        GERMAN,
        ("Politik", "Impressum"),
    ),
    Page(
        "Chinese, paragraphs parted by br in a table layout",
        f"<html><body><table><tr><td>{TABLE_NAV}</td></tr></table><table><tr><td width=600><h1>新大桥下月通车</h1>"
        f"<div id=zoom>　　{'<br><br>　　'.join(CHINESE)}<br></div></td><td width=300>"
        f"{links('今日油价再度上调', '周末两天有大到暴雨', '高考成绩明日公布', '老街改造启动')}</td></tr></table>"
        f"<table><tr><td>{links('关于我们', '联系我们', '网站地图', '版权声明')}</td></tr></table></body></html>",
        CHINESE,
        ("首页", "今日油价", "关于我们"),
    ),
    Page(
        "Chinese, p with full-width indent",
        f"<html><body><div class=top>{TABLE_NAV}</div><div class=wrap><div class=left><h1>新大桥下月通车</h1>"
        f"<div class=info>2025-03-01 08:12 来源：晨报</div><div class=TRS_Editor>"
        f"{paragraphs(*('　　' + text for text in CHINESE))}</div></div><div class=right><h2>热点新闻</h2>"
        f"{links('今日油价再度上调', '周末两天有大到暴雨', '高考成绩明日公布', '老街改造启动')}</div></div></body>",
        CHINESE,
        ("热点新闻", "今日油价", "首页"),
    ),
    Page(
        "Chinese, one short paragraph",
        f"<html><body><div class=nav>{TABLE_NAV}</div><div class=content><h1>大桥通车</h1><div class=article>"
        f"<p>{CHINESE[0]}</p></div></div><div class=footer>{links('关于我们', '联系我们', '网站地图')}</div>",
        CHINESE[:1],
        ("首页", "关于我们"),
    ),
    Page(
        "Russian, teasers in the sidebar",
        f"<html><body><div id=menu>{links('Главная', 'Политика', 'Общество', 'Спорт')}</div><div id=main>"
        f"<h1>Вокзал открывается после ремонта</h1><div class=text>{paragraphs(*RUSSIAN)}</div></div>"
        f"<div id=sidebar>{links('В город пришла весна', 'Цены на хлеб выросли', 'Открыт новый мост')}</div>",
        RUSSIAN,
        ("Главная", "Цены на хлеб"),
    ),
    Page(
        "list-like body: steps between two paragraphs",
        modern("en", "How the pier will close", ENGLISH).replace(
            f"<p>{ENGLISH[2]}</p>",
            "<ul><li>In March the cranes will be taken down, and the rails sold for scrap.</li>"
            "<li>In April the basin will be cleaned, which takes about six weeks.</li>"
            "<li>In June the quay will open to walkers, with a first cafe and a ferry stop.</li></ul>",
        ),
        (ENGLISH[0], "In March the cranes", "In April the basin", "In June the quay", ENGLISH[3]),
        ("Most read", "Storm closes"),
    ),
    Page(
        "subheadings, quote and inline links",
        modern("en", "Wexley to close its coal pier", ENGLISH)
        .replace(f"<p>{ENGLISH[1]}</p>", f"<blockquote><p>{ENGLISH[1]}</p></blockquote><h2>What comes next</h2>")
        .replace("the wind farm", "<a href='/wind'>the wind farm</a>"),
        (ENGLISH[0], ENGLISH[1], "What comes next", ENGLISH[2], ENGLISH[3]),
        ("Most read",),
    ),
    Page(
        "no element but div and span",
        f"<html><body><div><div>{links('Home', 'World', 'Sport', 'Culture')}</div><div><div><span>Wexley to close its"
        f" coal pier</span></div>{''.join(f'<div><span>{text}</span></div>' for text in ENGLISH)}</div>"
        f"<div>{links('Imprint', 'Privacy', 'Contact', 'Help')}</div></div></body></html>",
        ENGLISH,
        ("World", "Imprint"),
    ),
    Page(
        "Japanese",
        modern(
            "ja",
            "港の石炭桟橋、三月に閉鎖",
            (
                "港町の市議会は火曜日、二百年以上続いた石炭桟橋を三月に閉鎖すると発表した。跡地には公園と市場が整備される予定だ。",
                "市長は「長い間この日が来ることは分かっていた。大切なのは、これから何を造るかだ」と述べた。",
                "桟橋では約百四十人が働いており、半数は沖合に建設中の風力発電所で再雇用される見通しだという。",
            ),
        ),
        ("港町の市議会は", "市長は「長い間", "桟橋では約百四十人"),
        ("Most read", "Storm closes"),
    ),
)
