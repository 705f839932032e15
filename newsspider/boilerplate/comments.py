"""Comment widgets, with what readers wrote in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from newsspider.boilerplate.lexicon import Kind, Patterns
from newsspider.boilerplate.page import Page
from newsspider.boilerplate.rule import Rule, Sample
from newsspider.boilerplate.spelling import both

GAP: Final = 4  # blocks between two of a widget's own marks: nickname, place, and a comment of two paragraphs
NICKNAME: Final = 30  # characters at most
COMMENT: Final = 200  # characters; a longer block weighs in the guard even between two marks
WORD: Final = re.compile(r"[a-z]+")
CLASSES: Final = frozenset(
    ("comment", "comments", "commentbox", "commentlist", "pinglun", "gentie", "disqus", "respond")
)
TIMES: Final = (
    r"[^。]{0,40}?\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s{0,3}\d{1,2}[:\uff1a时]\d{2})?[^。]{0,30}",
    r"[^。]{0,40}?(?:\d{1,2}[-/月]\d{1,2}日?|今天|昨天|前天)\s{0,3}\d{1,2}[:\uff1a时]\d{2}[^。]{0,30}",
    r"[^。]{0,30}?(?:刚刚|\d{1,2}\s?(?:秒|分钟|小时|天|周|个月|月|年)前)[^。]{0,24}",
    r".{0,30}?\b\d{1,2}\s?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdwy]) ago\b.{0,20}",
    r".{0,20}?\b\w{3,9} \d{1,2},? \d{4}(?:,? at)? \d{1,2}:\d{2}.{0,12}",
)
TIME: Final = re.compile(both("|".join(TIMES)))


@dataclass(frozen=True, eq=False, kw_only=True)
class Comments(Rule):
    """A region: from the widget's heading to its last mark (赞, 回复, 3小时前 …), if no gap between marks is too wide.

    A reader's comment reads like a paragraph, so paragraphs go only between two marks, and the first of them only with
    a nickname or a mark right above it. No region begins before the article's first paragraph.

    A heading in an element whose class says comments needs no such marks: the element is the widget, whatever it holds.
    """

    def find(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that it would drop."""
        end = -1
        for index in page.of(self.name):
            label = page.labels[index]
            if label is None or index <= end:
                continue
            if label.kind is Kind.HEADING and (box := _box(page, index)):
                end = box.stop - 1
                yield from box
            elif label.kind is Kind.HEADING and index > page.first_prose:
                end = _region_end(page, index)
                yield from range(index, end + 1)
            elif label.kind is Kind.LINE or page.supported(index):
                yield index

    def vouches(self, page: Page, index: int) -> bool:
        """In a comments element, or a short text with a nickname or mark above it and a mark within two below it."""
        if _box(page, index):
            return True
        if page.sizes[index] > COMMENT or index < page.first_prose:
            return False
        above = index > 0 and (_is_mark(page, index - 1) or _is_nickname(page, index - 1))
        return above and any(_is_mark(page, below) for below in range(index + 1, min(index + 3, len(page.blocks))))


def _box(page: Page, index: int) -> range | None:
    """The outermost element around this block whose class words say comments; not one that holds the headline."""
    document = page.document
    found = None
    for node in document.ancestors(page.blocks[index].node):
        blocks = range(document.first[node], document.last[node])
        if any(page.blocks[each].tag == "h1" for each in blocks):
            break
        if not CLASSES.isdisjoint(WORD.findall(document.classes[node])):
            found = blocks
    return found


def _is_mark(page: Page, index: int) -> bool:
    label = page.labels[index]
    if label is not None:
        return label.theme == "comments"
    text = page.blocks[index].text
    return len(text) <= 60 and TIME.fullmatch(text) is not None


def _is_nickname(page: Page, index: int) -> bool:
    label = page.labels[index]
    return label is None and not page.prose[index] and page.sizes[index] <= NICKNAME


def _region_end(page: Page, heading: int) -> int:
    """The last block of the widget that begins with this heading; `heading - 1` if the heading stays, too."""
    end = heading  # the last block of the widget so far
    clock = False  # the last mark was a time: the comment may stand below it, and the widget end with it
    below = False  # comments stand below their time
    index = heading + 1
    while index < len(page.blocks) and index - end <= GAP and not _stops(page, index):
        if _is_mark(page, index):
            below = below or (clock and index - end > 1)
            clock = page.labels[index] is None
            end = index
        elif page.prose[index] and end == heading and not (index > heading + 1 and _is_nickname(page, index - 1)):
            break
        index += 1
    last = end + 1 < len(page.blocks) and not _stops(page, end + 1)
    if clock and last and (below or page.last_prose <= end + 1):
        return end + 1
    return end if end > heading or _goes_alone(page, heading) else heading - 1


def _stops(page: Page, index: int) -> bool:
    label = page.labels[index]
    if label is None or label.theme == "comments":
        return False
    return label.kind is Kind.HEADING or (label.kind is Kind.LINE and label.theme in ("bylines", "rights", "footers"))


def _goes_alone(page: Page, heading: int) -> bool:
    """Whether a heading without comments goes: not where the article goes on, for there it may be the article's own."""
    return heading > page.last_prose or page.supported(heading)


COMMENTS = Comments(
    name="comments",
    patterns=Patterns(
        line=(
            r"评论\s*\d*\s*人参与,?\s*\d+\s*条评论",
            r"\d+\s*人参与,?\s*(?:\d+\s*条评论)?",
            r"(?:暂时|目前)?(?:还|尚)?(?:没有|无)评论,?\s*(?:快来|来)?(?:抢沙发|发表).{0,12}",
            r"已有\s*\d+\s*人(?:参与|评论).{0,20}",
            r"(?:网友)?评论(?:内容)?(?:仅供|只代表)(?:其|网友)?(?:表达)?(?:个人|网友).{0,30}",
            r"请(?:先)?(?:自觉)?(?:登录|注册|遵守互联网).{0,4}(?:后|相关).{0,30}",
            r"\d+\s*人参与\s*\d+\s*条?评论.{0,8}",
            r"文明上网.{0,30}",
            r"(?:所有|本站|以上)?评论仅代表网友.{0,30}",
            r"(?:系统消息:)?(?:正在载入|跟贴读取|评论加载|正在加载).{0,12}",
            r"\[?查看跟[贴帖]\]?.{0,30}",
            r"(?:点击)?(?:查看|加载|展开)(?:更多|全部|剩余|其余)?\s*\d*\s*条?(?:评论|回复|跟贴).{0,4}",
            r"(?:sign|log) in (?:or .{2,20} )?to (?:leave|post|join|add|view) .{0,40}",
            r"(?:please )?(?:sign|log) ?in (?:or .{2,20} )?to comment",
        ),
        openers=(
            r"(?:please note that we publish your name|(?:your|the) e-?mail address (?:will|is) (?:not|never)(?: be)? "
            r"(?:published|shown))",
            r"deine e-?mail-adresse wird nicht veröffentlicht",
            r"(?:votre adresse (?:e-?mail|de messagerie)|tu (?:dirección de )?correo|o seu (?:endereço de )?"
            r"e-?mail)[^.]{0,20} (?:ne sera pas|no será|não será) publi",
            r"(?:ваш (?:адрес )?e-?mail|ваш адрес электронной почты) не будет опубликован",
            r"(?:twój|twoj) adres e-?mail nie zostanie opublikowany",
            r"вы можете комментировать (?:материал|стат|новост)",
        ),
        heading=(
            r"(?:(?:共|全部|查看)\s*)?\d+\s*(?:条|个|则|件の)?(?:评论|跟贴|跟帖|留言|回复|コメント)",
            r"댓글\s*\d+\s*개?",
            r"(?:跟贴|跟帖|发贴|发帖)区?(?:\s*有?\s*\d*\s*人参与)?(?:\(点击查看)?",
            r"(?:网友|读者)(?:回应|评论|留言|热议)\s*[:(]?.{0,10}",
            r"\d[\d,.]*\s*(?:comments?|replies|responses|kommentare?|commentaires?|comentarios?|комментари\w{1,3}|"
            r"komentarz\w{0,2}|yorum|σχόλια)",
            r"(?:comments?|replies)\s+on .{3,60}",
            r"(?:join the|view|show|read|see|all) (?:\d+ )?(?:comments|conversation|discussion)",
        ),
        weak=(
            r"\d+\s*楼",
            r"(?:赞|踩|顶|回复)\s*[\[(]?\d+",
            r"(?:(?:赞|踩|顶|回复|举报|点赞|分享|收藏|支持|反对)(?:\s?[\[(]?\d{1,6}[\])]?)?\s?[·|]?\s?){2,8}",
        ),
    ),
    samples=(
        Sample(
            "The river rose two metres overnight and reached the market square, where no shop opens today.\n"
            "The water will not fall before Monday, the council said, and the school stays shut until Wednesday.\n"
            "Helpers are handing out blankets and drinking water, said the mayor, who went there in the evening.\n"
            "✂ Please note that we publish your name, but we do not publish your e-mail address.\n"
            "✂ Your email address will not be published. Required fields are marked.\n"
            "✂ Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués.\n"
            "✂ Вы можете комментировать материалы газеты, зарегистрировавшись на сайте."
        ),
        Sample(
            "Your email address will be asked for at the door, the club said on its page on Monday.\n"
            "Вы можете прийти на встречу в среду, сообщили организаторы, вход свободный."
        ),
        Sample(
            "<div class='content'><p>地铁一号线今天停运检修。</p></div><div class='comments'><h3>✂ 最新评论</h3>"
            "<p>✂ 又停运，上次也是说好两个小时，结果拖到了晚上，希望这次能够按时恢复。</p></div>"
        ),
        Sample(
            "<div class='comment'><p>本报评论员今天撰文指出，停运检修要算好时间账，更要提前公告。</p>"
            "<p>评论之外，更要行动，读者的来信已经说明了这一点。</p></div>"
        ),
        Sample(
            "市领导张仁建参加调研活动,与企业家座谈。\n✂ 评论一下\n✂ 评论 0人参与,0条评论\n✂ 还没有评论,快来抢沙发吧!\n"
            "✂ 最热评论\n✂ 最新评论\n✂ 已有0人参与,点击查看更多精彩评论"
        ),
        Sample(
            "园区的主战场作用凸显,完成规上工业增加值482亿元。\n✂ 网友评论\n✂ 海边的风\n✂ 2022-10-11 09:30\n"
            "✂ 希望园区多引进一些环保的企业,让老百姓在家门口就业。\n✂ 赞(3)\n✂ 回复\n✂ 雷州老王 2小时前\n"
            "✂ 路修好了,企业才会来!支持市里的决定,加油干。\n✂ 赞 12\n✂ 举报\n责任编辑的话:本栏目欢迎来稿。"
        ),
        Sample(
            "The mayor said that the bridge would open in May, a year late.\n✂ 3 Comments\n✂ Jane Doe\n✂ 2 hours ago\n"
            "✂ It was about time, I have been waiting for this bridge since I was a child.\n✂ Reply\n✂ Like 4\n"
            "✂ Tom K.\n"
            "✂ 5 hours ago\n✂ And who is going to pay for it in the end? The same people as always.\n✂ Reply"
        ),
        Sample(
            "全市园区建设推进会昨日召开,部署下一步工作。\n✂ 12条评论\n✂ 发表评论\n✂ 登录后才能评论\n✂ 文明上网理性发言"
        ),
        Sample(
            "本报评论员文章:集中力量加快园区建设\n“发展是第一要务,园区是主战场。”评论员文章这样写道。\n评论\n"
            "要加快健全园区管理协调机制、评价机制和激励机制。\n网友评论说,这是一件大好事,希望早日建成。"
        ),
        Sample(
            "The ministry declined to comment on the report, which was seen by two newspapers.\nComments\n"
            "The first comment came from the mayor, who said that he had not been told.\nThe second came an hour later."
        ),
        Sample(
            "消防员赶到现场时,火势已经得到控制,无人员伤亡。\n回复\n起火原因正在调查,现场仍然封闭。\n反对\n"
            "反对票共有三张,占全部票数的一成,赞成票过半。"
        ),
    ),
)
