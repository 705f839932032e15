"""The language of a text that declares none."""

import pytest

from newsspider.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A storm is coming. Shelters are open.", "en"),
        ("Forecasters said on Friday that a storm would reach the town.", "en"),
        ("Der Hafen war gestern und heute nicht von dem Sturm betroffen.", "de"),
        ("Le port est dans le sud du pays, et les bateaux sont au large.", "fr"),
        ("Riverbend", None),
        ("", None),
    ],
)
def test_the_commonest_words_tell(text: str, wanted: str | None) -> None:
    assert language_of(text, None) == wanted


@pytest.mark.parametrize(
    ("text", "declared", "wanted"),
    [
        ("Совет города решил восстановить старый причал, повреждённый этой зимой.", "en", "ru"),
        ("Міська рада вирішила відбудувати старий причал, пошкоджений взимку.", None, "uk"),
        ("Градският съвет реши да възстанови стария кей.", "bg-BG", "bg-BG"),
        ("Градският съвет реши да възстанови стария кей.", None, "bg"),
        ("Το δημοτικό συμβούλιο αποφάσισε να ξαναχτίσει την παλιά προβλήτα (Harbour Pier).", None, "el"),
        ("מועצת העיר החליטה לשקם את המזח הישן", "en-US", "he"),
        ("قرر مجلس المدينة إعادة بناء الرصيف القديم", None, "ar"),
        ("شورای شهر تصمیم گرفت اسکله قدیمی را بازسازی کند", "en", "fa"),
        ("नगर परिषद ने पुराने घाट को फिर से बनाने का फैसला किया", "mr", "mr"),
        ("The pier of Ελλάδα was rebuilt, the harbour council said.", "en", "en"),
        ("Iskele yıkıldı, yağmur yağdı ve kış ağır geçti; sığınaklar açıldı.", None, "tr"),
        ("Starosta uvedl, že řeka zaplavila přístav a škody jsou větší, než se čekalo u mostů a přehrad.", None, "cs"),
    ],
)
def test_letters_tell_whatever_a_template_declares(text: str, declared: str | None, wanted: str) -> None:
    assert language_of(text, declared) == wanted


def test_words_of_another_language_contradict_declared_english() -> None:
    spanish = "El puerto de la ciudad fue cerrado por las lluvias, y los barcos no salieron del muelle con la marea. "
    assert language_of(spanish * 3, "en-US") == "es"
    assert language_of("The harbour of the town was closed, and ships of the line were kept in it. " * 3, "en") == "en"
    assert language_of(spanish * 3, "ca") == "ca"  # what nobody declares by accident stands
