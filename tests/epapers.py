"""A loopback e-paper in the markup of each family, all from one description: all are to yield the same articles.

The markup is this project's own; class names, ids and addresses are those that the families' systems use.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from newsspider.epapers.dates import issue_url
from tests.site import Answer

PAPER: Final = "海湾日报"


@dataclass(frozen=True)
class Story:
    """A piece of an article as one page of the paper prints it. `page`: index of that page."""

    page: int
    title: str
    text: tuple[str, ...]
    kicker: str = ""
    subtitle: str = ""
    author: str = ""
    picture: str = ""  # its caption

    def of(self, town: str) -> "Story":
        """The story as it is told of a town: no two papers print the same."""
        said = [self.title, self.kicker, self.subtitle, self.picture, *self.text]
        title, kicker, subtitle, picture, *text = (each.replace("{town}", town) for each in said)
        return replace(self, title=title, kicker=kicker, subtitle=subtitle, picture=picture, text=tuple(text))


PAGES: Final = ("要闻", "综合新闻", "文化周刊")
STORIES: Final = (
    Story(
        0,
        "{town}海岸线修复工程全面完工",
        (
            "本报讯 昨日上午，历时三年的{town}海岸线修复工程通过验收，二十公里岸线重新向市民开放，沿线新增步道。",
            "市自然资源局负责人介绍，{town}工程共清退养殖塘一千二百亩，种植红树林八百亩，候鸟的栖息地得到恢复，下一步将把",
            "（下转第2版）",
        ),
        kicker="{town}坚持生态优先 留住蓝色乡愁",
        subtitle="{town}湾等五处岸线今日起免费开放",
        author="本报记者 李明远 通讯员 陈海生",
        picture="修复后的{town}湾岸线。",
    ),
    Story(
        0,
        "{town}早稻收割进入尾声",
        (
            "本报讯 截至昨日，{town}四十万亩早稻已收割九成，平均亩产比上年增加十二公斤，粮食部门备足仓容敞开收购。",
            "{town}农技人员走进田间指导农户抢收抢晒，并抓紧准备晚稻的秧苗，确保不误农时，全年粮食丰收有望。",
        ),
    ),
    Story(
        1,
        "{town}海岸线修复工程全面完工",
        (
            "（上接第1版）修复经验推广到{town}其他岸线，并建立由村民参与的日常巡护制度，让岸线有人看、有人管。",
            "据了解，{town}工程总投资三亿元，后续管护资金已列入财政预算，相关部门每季度公布一次水质监测的结果。",
        ),
    ),
    Story(
        1,
        "{town}老城区新增十二处口袋公园",
        (
            "本报讯 记者从市城管局获悉，今年{town}老城区利用边角地新建口袋公园十二处，新增绿地三万平方米，出门见绿。",
            "{town}的这些公园按照居民的意见设置了健身器材、棋桌和儿童沙坑，管护由街道和社区志愿者共同承担，已全部开放。",
        ),
        author="本报记者 周文静",
    ),
    Story(
        2,
        "{town}渔村戏台又响锣鼓",
        (
            "入夜，{town}村的老戏台上锣鼓响起，停演十年的渔歌剧团重新开张，三百多名村民早早搬来板凳，等着看开台第一出戏。",
            "团长说，{town}剧团今年排演了三出新戏，演员多是返乡的年轻人，他们白天出海打鱼，晚上登台唱戏，把老手艺传下去。",
        ),
        subtitle="{town}返乡青年接过渔歌剧团的班",
        picture="{town}渔歌剧团在排演新戏。",
    ),
)
TOWNS: Final = {
    "founder_node_content": "白沙", "founder_pc_layout": "北港", "founder_pc_layout_htm": "东湖",
    "founder_nbs_nw": "南山", "html_index_page_content": "西岭", "shtml_v": "青石", "articel_page": "红岩",
    "szbz": "黄坡", "epaper_read_do": "蓝田", "qpaper": "金坪", "uniflows_default": "银河", "content_edition": "铜山",
    "date_seq_001": "玉林", "other": "木洞",
}  # fmt: skip
#: Story number of the article → the numbers of its pieces.
ARTICLES: Final = {0: (0, 2), 1: (1,), 3: (3,), 4: (4,)}


@dataclass(frozen=True)
class Press:
    """How a family prints: catalogue template behind the host, and the addresses and markup of its pages."""

    family: str
    template: str  # path and query, with {date:…}
    numbers: tuple[str, str, str]  # of the pages, as printed
    page_path: Callable[[date, int, str], str]  # day, index, number
    article_path: Callable[[date, int, str], str]  # day, number of the story, number of its page
    label: str  # of a link to a page
    layout: str  # of a page: {pages} {articles} {label}
    article: str  # {title} {kicker} {subtitle} {author} {text} {picture} {hidden}
    link: str = '<li><a href="{url}">{words}</a></li>'
    encoding: str = "utf-8"
    patterns: tuple[str, str] = ("", "")  # of pages and articles, where the family has none

    @property
    def paper(self) -> str:
        """The newspaper's name in the tests' catalogue."""
        return f"海湾日报-{self.family}"

    @property
    def stories(self) -> list[Story]:
        """What it prints."""
        return [story.of(TOWNS[self.family]) for story in STORIES]

    def row(self, base: str) -> dict[str, str]:
        """Its row in a catalogue."""
        row = {"paper": self.paper, "family": self.family, "issue": base + self.template}
        return row | ({"pages": self.patterns[0], "articles": self.patterns[1]} if self.patterns[0] else {})

    def issue(self, day: date) -> dict[str, Answer]:
        """Every page and article of an issue, by path."""
        answers = {}
        for index, number in enumerate(self.numbers):
            links = [
                self.link.format(url=self.page_path(day, i, each), words=self.label.format(number=each, name=PAGES[i]))
                for i, each in enumerate(self.numbers)
            ]
            stories = [
                self.link.format(url=self.article_path(day, no, number), words=story.title)
                for no, story in enumerate(self.stories)
                if story.page == index
            ]
            said = self.label.format(number=number, name=PAGES[index])
            maps = self.link.format(url=self.article_path(day, 1, self.numbers[0]) + "?div=-1", words="")
            if self.family == "founder_node_content" and not index:
                stories.append(maps)
            body = self.layout.format(pages="".join(links), articles="".join(stories), label=said)
            answers[self.page_path(day, index, number)] = self._answer(f"{PAPER}数字报", body)
        for no, story in enumerate(self.stories):
            path = self.article_path(day, no, self.numbers[story.page])
            answers[path] = self._answer(f"{story.title}-{PAPER}", self._article(story, no, day))
        if "{date" in self.template and "getIssueByMonth" not in self.template:
            answers[issue_url(self.template, day)] = answers[self.page_path(day, 0, self.numbers[0])]
        return answers

    def _article(self, story: Story, no: int, day: date) -> str:
        picture = f'<img src="/pic/{day:%Y%m%d}/{no}.jpg"><p>{story.picture}</p>' if story.picture else ""
        hidden = (
            f"<!--enpproperty <founder-date>{day:%Y-%m-%d}</founder-date><founder-title>{story.title}</founder-title>"
            f"<founder-author>{story.author}</founder-author><founder-type>1</founder-type> /enpproperty-->"
        )
        return self.article.format(
            title=story.title,
            kicker=story.kicker,
            subtitle=story.subtitle,
            author=story.author,
            text="".join(f"<P>　　{each}</P>" for each in story.text),
            picture=picture,
            hidden=hidden,
            label=self.label.format(number=self.numbers[story.page], name=PAGES[story.page]),
        )

    def _answer(self, title: str, body: str) -> Answer:
        html = (
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={self.encoding}">'
            f"<title>{title}</title></head><body>{body}</body></html>"
        )
        return Answer(200, html.encode(self.encoding, "replace"), {"Content-Type": "text/html"})


MENU: Final = (
    '<div class="nav"><a href="/">首页</a> <a href="/search.html">检索</a></div>'
    '<table><tr><td><img src="/page/brief.jpg" usemap="#pagepicmap"></td></tr></table>'
    '<div class="pages">{pages}</div><div class="label">{label}</div><ul class="articles">{articles}</ul>'
    '<div class="foot">版权所有 海湾日报社 未经授权不得转载</div>'
)
FRAME: Final = '<div class="nav"><a href="/">首页</a> <a href="/paperindex.htm">版面导航</a></div>'
FOOT: Final = '<div class="foot">版权所有 海湾日报社 未经授权不得转载</div>'


def ymd(pattern: str) -> Callable[[date, int, str], str]:
    """A path of the day, an index or story number `n`, and a page's number."""
    return lambda day, n, number: pattern.format(day=day, n=n, number=number, node=n + 187, id=n + 401862)


PC: Final = (
    FRAME
    + '<div class="detail-art"><div class="totalTitle"><p id="PreTitle">{kicker}</p><h2 id="Title">{title}</h2>'
    + '<p id="SubTitle">{subtitle}</p></div><p id="Author">{author}</p><div class="attachment"><ul><li>{picture}</li>'
    + '</ul></div><div class="content" id="ozoom"><founder-content>{text}</founder-content></div></div>'
    + FOOT
)
PRESSES: Final = (
    Press(
        "founder_node_content",
        "/hwrb/html/{date:%Y-%m/%d}/node_187.htm",
        ("A01", "A02", "A03"),
        ymd("/hwrb/html/{day:%Y-%m/%d}/node_{node}.htm"),
        ymd("/hwrb/html/{day:%Y-%m/%d}/content_{id}.htm"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + "<table><tr><td class=px12>{label}</td></tr></table>"
        + "<table><tr><td class=font02>{kicker}</td></tr><tr><td class=font01>{title}</td></tr>"
        + "<tr><td class=font02>{subtitle}</td></tr><tr><td class=font02><founder-author>{author}</founder-author></td>"
        + "</tr></table><table id=newspic><tr><td align=center>{picture}</td></tr></table><table><tr><td>"
        + "<div id=ozoom><founder-content><!--enpcontent-->{text}<!--/enpcontent--></founder-content></div></td></tr>"
        + "</table>{hidden}"
        + FOOT,
        link="<tr><td><a id=pageLink href={url}>{words}</a></td></tr>",
        encoding="gb18030",
    ),
    Press(
        "founder_pc_layout",
        "/pcrb/pc/layout/{date:%Y%m/%d}/node_A01.html",
        ("A01", "A02", "A03"),
        ymd("/pcrb/pc/layout/{day:%Y%m/%d}/node_{number}.html"),
        ymd("/pcrb/pc/content/{day:%Y%m/%d}/content_{id}.html"),
        "{number}： {name}",
        MENU,
        PC,
    ),
    Press(
        "founder_pc_layout_htm",
        "/pchtm/pc/layout/{date:%Y%m/%d}/node_01.html",
        ("01", "02", "03"),
        ymd("/pchtm/pc/layout/{day:%Y%m/%d}/node_{number}.html"),
        ymd("/pchtm/pc/content/{day:%Y%m/%d}/content_{id}.htm"),
        "{number}版 {name}",
        MENU,
        PC,
    ),
    Press(
        "founder_nbs_nw",
        "/nbsrb/html/{date:%Y-%m/%d}/nbs.D110000hwrb_01.htm",
        ("01", "02", "03"),
        ymd("/nbsrb/html/{day:%Y-%m/%d}/nbs.D110000hwrb_{number}.htm"),
        ymd("/nbsrb/html/{day:%Y-%m/%d}/nw.D110000hwrb_{day:%Y%m%d}_{n}-{number}.htm"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + '<div class="article"><h3>{kicker}</h3><h1>{title}</h1><h2>{subtitle}</h2><p class="sec">{author}</p>'
        + '<table class="pci_c pic_c"><tr><td>{picture}</td></tr></table><div id="ozoom">{text}</div></div>{hidden}'
        + FOOT,
    ),
    Press(
        "html_index_page_content",
        "/jhrb/{date:%Y%m%d}/html/index.htm",
        ("01", "02", "03"),
        ymd("/jhrb/{day:%Y%m%d}/html/page_{number}.htm"),
        ymd("/jhrb/{day:%Y%m%d}/html/content_{day:%Y%m%d}00{n}001.htm"),
        "第{number}版 {name}",
        MENU,
        FRAME
        + '<div class="bmnr_con"><div class="bmnr_con_yinti">{kicker}</div><div class="bmnr_con_biaoti">{title}</div>'
        + '<div class="bmnr_con_futi">{subtitle}</div><div class="bmnr_con_zuozhe">{author}</div>'
        + '<div class="bmnr_con_con"><div id="zoom"><table><tr><td>{picture}</td></tr></table>{text}</div></div></div>'
        + FOOT,
    ),
    Press(
        "shtml_v",
        "/shtml/svrb/{date:%Y%m%d}/vA1.shtml",
        ("A1", "A2", "A3"),
        ymd("/shtml/svrb/{day:%Y%m%d}/v{number}.shtml"),
        ymd("/shtml/svrb/{day:%Y%m%d}/{id}.shtml"),
        "{number}：{name}",
        MENU,
        FRAME
        + '<div class="detailCon"><p class="detConYin">{kicker}</p><h2 class="detConTit">{title}</h2>'
        + '<p class="detConFu">{subtitle}</p><p class="detConAuthor">{author}</p><div class="detPic">{picture}</div>'
        + '<div class="details">{text}</div></div>'
        + FOOT,
    ),
    Press(
        "articel_page",
        "/aprb/content/{date:%Y%m%d}/Page01BC.htm",
        ("01", "02", "03"),
        ymd("/aprb/content/{day:%Y%m%d}/Page{number}BC.htm"),
        ymd("/aprb/content/{day:%Y%m%d}/Articel{number}00{n}MT.htm"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + '<div class="neirong"><h3>{kicker}</h3><h2>{title}</h2><h4>{subtitle}</h4>'
        + '<span id="imagelist">{picture}</span><div id="contenttext">{text}<p>{author}</p></div></div>'
        + FOOT,
    ),
    Press(
        "szbz",
        "/Html/szbz/{date:%Y%m%d}/szbzA1.Html",
        ("A1", "A2", "A3"),
        ymd("/Html/szbz/{day:%Y%m%d}/szbz{number}.Html"),
        ymd("/Html/szbz/{day:%Y%m%d}/szbz{id}.Html"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + '<div class="yinti">{kicker}</div><div class="title">{title}</div><div class="futi">{subtitle}</div>'
        + '<div class="author">{author}</div><table align="center"><tr><td>{picture}</td></tr></table>'
        + '<div class="content">{text}</div>'
        + FOOT,
    ),
    Press(
        "epaper_read_do",
        "/epaper/read.do?m=getIssueByMonth&newspaperId=1&date={date:%Y-%m-%d}",
        ("01", "02", "03"),
        ymd("/epaper/read.do?m=i&iid=11077&eid={node}&idate=1_{day:%Y-%m-%d}"),
        ymd("/epaper/read.do?m=i&iid=11077&eid=1&sid={id}&idate=1_{day:%Y-%m-%d}"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + '<p class="articleTitle1">{kicker}</p><p class="articleTitle">{title}</p>'
        + '<p class="articleTitle2">{subtitle}</p><p class="articleAuthor">{author}</p>'
        + '<div id="article_image">{picture}</div><div class="articleContent">{text}</div>'
        + FOOT,
    ),
    Press(
        "qpaper",
        "/Html/{date:%Y-%m-%d}/Qpaper.html",
        ("01", "02", "03"),
        ymd("/Html/{day:%Y-%m-%d}/Qpaper_{n}.html"),
        ymd("/Html/{day:%Y-%m-%d}/{id}.html"),
        "第{number}版 {name}",
        MENU,
        FRAME
        + '<div id="yinti">{kicker}</div><div class="doctitle">{title}</div><div class="subdoctitle">{subtitle}</div>'
        + '<div class="docauthor">{author}</div><div class="docpic">{picture}</div>'
        + '<div class="doccontent">{text}</div>'
        + FOOT,
    ),
    Press(
        "uniflows_default",
        "/epaper/uniflows/html/{date:%Y/%m/%d}/01/default.htm",
        ("01", "02", "03"),
        ymd("/epaper/uniflows/html/{day:%Y/%m/%d}/{number}/default.htm"),
        ymd("/epaper/uniflows/html/{day:%Y/%m/%d}/{number}/{number}_{n}.htm"),
        "{number}版：{name}",
        MENU,
        FRAME
        + '<h5 class="yinti_title">{kicker}</h5><h2 class="content_title">{title}</h2>'
        + '<h5 class="futi_title">{subtitle}</h5><p class="author_title">{author}</p>'
        + '<div class="content_sro"><table id="pictable4"><tr><td>{picture}</td></tr></table></div>'
        + '<div id="pgcontent">{text}</div>'
        + FOOT,
    ),
    Press(
        "content_edition",
        "/content/{date:%Y-%m/%d}/edition3052_A1.html",
        ("A1", "A2", "A3"),
        ymd("/content/{day:%Y-%m/%d}/edition3052_{number}.html"),
        ymd("/content/{day:%Y-%m/%d}/{id}.html"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + '<div class="newsdetail_bg"><h3>{kicker}</h3><h1>{title}</h1><h2>{subtitle}</h2>'
        + '<p class="author">{author}</p><div id="newspapercontent"><div class="pic">{picture}</div>{text}</div></div>'
        + FOOT,
    ),
    Press(
        "date_seq_001",
        "/seqrb/{date:%Y}/{date:%Y%m%d}/{date:%Y%m%d}_001/{date:%Y%m%d}_001.html",
        ("001", "002", "003"),
        ymd("/seqrb/{day:%Y}/{day:%Y%m%d}/{day:%Y%m%d}_{number}/{day:%Y%m%d}_{number}.html"),
        ymd("/seqrb/{day:%Y}/{day:%Y%m%d}/{day:%Y%m%d}_{number}/{day:%Y%m%d}_{number}_{id}.html"),
        "第{number}版 {name}",
        MENU,
        FRAME
        + '<table><tr><td class="font02">{kicker}</td></tr><tr><td class="font01">{title}</td></tr>'
        + '<tr><td class="font02">{subtitle}</td></tr><tr><td class="font03">{author}</td></tr></table>'
        + '<table><tr><td class="font6"><table><tr><td>{picture}</td></tr></table>{text}</td></tr></table>'
        + FOOT,
    ),
    Press(
        "other",
        "/own/{date:%Y-%m-%d}/1/index.html",
        ("1", "2", "3"),
        ymd("/own/{day:%Y-%m-%d}/{number}/index.html"),
        ymd("/own/{day:%Y-%m-%d}/{number}/detail-{id}.html"),
        "第{number}版：{name}",
        MENU,
        FRAME
        + '<div class="news"><p class="introtitle">{kicker}</p><h1>{title}</h1><p class="subtitle">{subtitle}</p>'
        + '<div class="by">{author}</div><figure>{picture}</figure>{text}</div>'
        + FOOT,
        patterns=(r"/own/{date:%Y-%m-%d}/(?P<number>\d+)/index\.html", r"/own/{date:%Y-%m-%d}/\d+/detail-\d+\.html"),
    ),
)
