"""Pictures: which block captions which picture, and whose it is."""

import pytest
from lxml.html import document_fromstring

from newsspider.article import Image
from newsspider.reading.blocks import segment
from newsspider.reading.pictures import pictures

PROSE = "<p>The council voted to rebuild the old pier, which was damaged last winter.</p>"


def found(html: str) -> list[tuple[str | None, str | None]]:
    document = segment(document_fromstring(f"<div>{PROSE}{html}{PROSE}</div>"))
    images, _ = pictures(document, [True] * len(document.blocks), "https://post.example/")
    assert all(isinstance(image, Image) for image in images)
    return [(image.caption, image.credit) for image in images]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (
            "<p><img src=1.jpg></p><p>图为大坝。李明 摄</p><p><img src=2.jpg></p><p>图为河道。</p>"
            "<p><img src=3.jpg></p><p>图为村口。</p>",
            [("图为大坝。", "李明"), ("图为河道。", None), ("图为村口。", None)],
        ),
        (
            "<p><img src=1.jpg></p><p>开闸的大坝</p><p><img src=2.jpg></p><p>图为河道。</p>",
            [("开闸的大坝", None), ("图为河道。", None)],
        ),
        (
            "<p><img src=1.jpg></p><p>市民到场观看。</p><p><img src=2.jpg></p><p>图为河道。</p>",
            [("市民到场观看。", None), ("图为河道。", None)],
        ),
        (
            f"<p><img src=1.jpg></p>{PROSE}<p><img src=2.jpg></p><p>图为河道。</p>",
            [(None, None), ("图为河道。", None)],
        ),
        ("<p><img src=1.jpg><img src=2.jpg></p><p>图为河道。</p>", [(None, None), ("图为河道。", None)]),
        (
            "<figure><img src=1.jpg><img src=2.jpg><figcaption>Two piers</figcaption></figure>",
            [("Two piers", None), ("Two piers", None)],
        ),
        (
            "<p><img src=1.jpg></p><p>The mayor. Photograph: Dana Lee/Riverbend Chronicle</p>",
            [("The mayor.", "Dana Lee/Riverbend Chronicle")],
        ),
        ("<p><img src=1.jpg alt='The pier'></p><p>The pier</p>", [("The pier", None)]),
    ],
    ids=[
        "marked",
        "between two",
        "beside a marked one",
        "prose between",
        "side by side",
        "one figure",
        "credit",
        "alt",
    ],
)
def test_a_caption_is_of_the_picture_right_above_it(html: str, wanted: list[tuple[str | None, str | None]]) -> None:
    assert found(html) == wanted


@pytest.mark.parametrize(
    "src",
    ["https://secure.gravatar.com/avatar/590e?s=96", "/theme/images/social-icons/article-x.svg", "/icons/mail.svg"],
)
def test_faces_and_buttons_are_no_pictures(src: str) -> None:
    assert found(f"<p><img src='{src}'></p>") == []


@pytest.mark.parametrize(
    "picture",
    [
        "<img src=/i/facebook.png>",
        "<img src=/i/rss-48.png>",
        "<img src=/i/font+.gif>",
        "<img src=/i/top_button.gif>",
        "<img src=/images/authors/lee.jpg>",
        "<img src=/1.gif width=1 height=1>",
        "<img src=/1.gif width=468 height=2>",
        "<img src=/flag.png width=16px height=11px>",
    ],
)
def test_buttons_and_spacers_are_no_pictures(picture: str) -> None:
    assert found(picture) == []


@pytest.mark.parametrize(
    "picture",
    [
        "<img src=/facebook-offices.jpg>",
        "<img src=/the-top.jpg>",
        "<img src=/1.jpg width=600 height=400>",
        "<img src=/1.jpg width=100% height=auto>",
        "<img src=/1.jpg width=120>",
        "<img src=/1.jpg width=16 height=9>",
    ],
)
def test_pictures_that_look_like_buttons_stay(picture: str) -> None:
    assert len(found(picture)) == 1


def test_the_button_that_enlarges_a_picture_is_no_caption() -> None:
    html = "<figure><img src=1.jpg><span><p>View image in fullscreen</p></span></figure>"
    assert found(html) == [(None, None)]
