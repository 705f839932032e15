"""The months as news sites of the world write them, and the years of calendars other than the Gregorian. Tables."""

import unicodedata
from datetime import date
from typing import Final

# One line a language, twelve groups; "|" between forms of one month, "_" for a space inside one. Forms that mean
# different months in two languages are left out (Croatian listopad is October, Polish and Czech listopad November).
_MONTH_TABLE: Final = {
    "en": "january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sep|sept "
    "october|oct november|nov december|dec",
    "de": "januar|jänner|jän februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november "
    "dezember|dez",
    "fr": "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre octobre novembre "
    "décembre|déc",
    "es": "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre "
    "diciembre|dic",
    "it": "gennaio|gen febbraio|febbr marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|sett "
    "ottobre|ott novembre dicembre",
    "pt": "janeiro fevereiro|fev março abril maio junho julho agosto setembro outubro|out novembro dezembro",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "ro": "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi "
    "decembrie",
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "af": "januarie februarie maart april mei junie julie augustus september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da/no": "januar februar marts|mars april maj|mai juni juli august september oktober november december|desember",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu "
    "kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu "
    "marraskuuta|marraskuu joulukuuta|joulukuu",
    "et": "jaanuar|jaan veebruar|veebr märts aprill mai juuni juuli august september oktoober november detsember|dets",
    "lv": "janvāris|janvārī februāris|februārī marts|martā aprīlis|aprīlī maijs|maijā jūnijs|jūnijā jūlijs|jūlijā "
    "augusts|augustā septembris|septembrī oktobris|oktobrī novembris|novembrī decembris|decembrī",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "pl": "stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze "
    "lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź "
    "listopada|listopad|lis grudnia|grudzień|gru",
    "cs": "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec "
    "srpna|srpen září října|říjen listopadu prosince|prosinec",
    "sk": "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august "
    "septembra|september októbra|október novembra|november decembra|december",
    "sl/sr": "januar|januara februar|februara marec|marca|mart|marta april|aprila maj|maja junij|junija|juna "
    "julij|julija|jula avgust|avgusta|avg september|septembra|septembar oktober|oktobra|oktobar "
    "november|novembra|novembar december|decembra|decembar",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna - studenoga|studenog prosinca",
    "sr": "јануар|јануара|јан фебруар|фебруара|феб март|марта април|априла мај|маја јун|јуни|јуна јул|јули|јула "
    "август|августа|авг септембар|септембра|сеп октобар|октобра|окт новембар|новембра|нов децембар|децембра|дец",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "bg": "януари|ян февруари|февр март април|апр май юни юли август|авг септември|септ октомври ноември|ноем "
    "декември|дек",
    "ru": "января|янв|январь февраля|фев|февраль марта|мар|март апреля|апр|апрель мая|май июня|июн|июнь "
    "июля|июл|июль августа|авг|август сентября|сен|сент|сентябрь октября|окт|октябрь ноября|ноя|ноябрь "
    "декабря|дек|декабрь",
    "uk": "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав "
    "червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт "
    "листопада|листопад|лист грудня|грудень|груд",
    "be": "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "az/uz": "yanvar fevral mart aprel may iyun iyul avqust|avgust sentyabr|sentabr oktyabr noyabr dekabr",
    "hu": "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus szeptember|szept "
    "október november december",
    "tr": "ocak|oca şubat|şub mart nisan|nis mayıs|mayis|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki "
    "kasım|kasim|kas aralık|aralik|ara",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "el": "ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ "
    "μαΐου|μαίου|μάιος|μάι|μαϊ ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ "
    "σεπτεμβρίου|σεπτέμβριος|σεπ|σεπτ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε δεκεμβρίου|δεκέμβριος|δεκ",
    "hy": "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "ka": "იანვარი|იანვარს|იან თებერვალი|თებერვალს|თებ მარტი|მარტს|მარ აპრილი|აპრილს|აპრ მაისი|მაისს|მაი "
    "ივნისი|ივნისს|ივნ ივლისი|ივლისს|ივლ აგვისტო|აგვისტოს|აგვ სექტემბერი|სექტემბერს|სექ ოქტომბერი|ოქტომბერს|ოქტ "
    "ნოემბერი|ნოემბერს|ნოე დეკემბერი|დეკემბერს|დეკ",
    "he": "ינואר|בינואר פברואר|בפברואר מרץ|במרץ|מרס|במרס אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
    "אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    "ar": "يناير فبراير مارس أبريل|إبريل|ابريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر "
    "نوفمبر ديسمبر",
    "ar-Levant": "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول|تشرين_الاول "
    "تشرين_الثاني كانون_الأول|كانون_الاول",
    "ar-Maghreb": "جانفي فيفري مارس أفريل|افريل ماي جوان جويلية|يوليوز أوت|غشت شتنبر أكتوبر نونبر دجنبر",
    "fa": "ژانویه فوریه مارس آوریل|آپریل مه|می ژوئن|جون ژوئیه|جولای اوت|اگست سپتامبر اکتبر نوامبر دسامبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "hi": "जनवरी|जन फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "mr": "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "bn": "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট|আগষ্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "gu": "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "pa": "ਜਨਵਰੀ ਫਰਵਰੀ|ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "ta": "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "te": "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై|జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "kn": "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ml": "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "th": "มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค มิถุนายน|มิ.ย กรกฎาคม|ก.ค สิงหาคม|ส.ค "
    "กันยายน|ก.ย ตุลาคม|ต.ค พฤศจิกายน|พ.ย ธันวาคม|ธ.ค",
    "id": "januari februari|peb maret april mei juni juli agustus|agt september oktober november|nop desember|des",
    "ms": "januari februari mac april mei jun julai ogos|ogo september oktober november disember|dis",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
}
# Of the solar calendars of Iran and Afghanistan.
_JALALI_TABLE: Final = (
    "فروردین|حمل اردیبهشت|ثور خرداد|جوزا تیر|سرطان مرداد|اسد شهریور|سنبله "
    "مهر|میزان آبان|عقرب آذر|قوس دی|جدی بهمن|دلو اسفند|حوت"
)
JALALI_YEARS: Final = range(1369, 1500)
BUDDHIST_YEARS: Final = range(2533, 2700)  # of Thailand
_BUDDHIST: Final = 543
_ACCENTS: Final = frozenset((202, 220, 230))  # Unicode's classes of what stands below, above and around a letter


def _numbered(line: str) -> dict[str, int]:
    return {
        form.replace("_", " "): number
        for number, forms in enumerate(line.split(), start=1)
        for form in forms.split("|")
        if form != "-"
    }


def _spelled(form: str) -> str:
    """Case folded, composed, the letters that Arabic and Persian keyboards give alike the same."""
    return unicodedata.normalize("NFC", form.casefold()).replace("\u0307", "").replace("ي", "ی").replace("ك", "ک")


def _plain(form: str) -> str:
    """Without accents (and hamza), as capitals are often written, and some keyboards write all."""
    return "".join(char for char in unicodedata.normalize("NFD", form) if unicodedata.combining(char) not in _ACCENTS)


#: Months by name, also without accents; as `_spelled`.
MONTHS: Final[dict[str, int]] = {
    _spelled(spelling): number
    for line in _MONTH_TABLE.values()
    for form, number in _numbered(line).items()
    for spelling in (_plain(form), form)
}
_JALALI: Final = {_spelled(form): number for form, number in _numbered(_JALALI_TABLE).items()}


def month_named(name: str) -> tuple[int, bool]:
    """The month of this name, 0 for none; and whether it is of the Jalali calendar."""
    name = name.lower() if name.isascii() else _spelled(name)
    return (_JALALI[name], True) if name in _JALALI else (MONTHS.get(name, 0), False)


def gregorian(year: int, month: int, day: int, *, jalali: bool = False) -> date:
    """The day of a written date, whose year may be of Thailand's or Iran's calendar; ValueError for none."""
    if year in BUDDHIST_YEARS:
        year -= _BUDDHIST
    elif year in JALALI_YEARS or jalali:
        return _of_jalali(year, month, day)
    return date(year, month, day)


def _of_jalali(year: int, month: int, day: int) -> date:
    # By the 33-year cycle, which is the calendar's own from 1343 to 1472 (Borkowski, Earth, Moon and Planets 74, 1996).
    leap = (8 * year + 29) % 33 < 8
    longest = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if year not in JALALI_YEARS or not (1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError(f"no day: {year}/{month}/{day}")
    days = 365 * (year - 1) + (8 * year + 21) // 33 + 31 * (month - 1) - max(0, month - 7) + day - 1
    return date.fromordinal(date(622, 3, 21).toordinal() + days)
