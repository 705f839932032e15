"""Login and registration lines, app banners, newsletter boxes."""

from newsspider.boilerplate.lexicon import Patterns
from newsspider.boilerplate.rule import Rule, Sample

LOGIN = Rule(
    name="login",
    patterns=Patterns(
        line=(
            r"登[录入]\S{0,12}(?:账号|帐号|帳號|账户|帐户|帳戶)",
            r"(?:3g\.\S{3,20}\s+)?用?手机随时随地看新闻.{0,10}",
            r"(?:点我|点击)下载app.{0,20}",
            r"请快来\W{0,2}\w{2,16}云.{0,20}",
            r"この記事は(?:有料)?(?:会員|記事|登録).{0,24}",
            r"(?:残り|全)\s?\d{2,5}\s?文字.{0,20}",
            r"(?:您好,?\s*)?欢迎(?:您|你)?(?:来到|访问|光临)\S{1,16}(?:网|网站|官网|平台|频道|客户端)",
            r"(?:您好,?\s*)请(?:先)?登[录入].{0,12}",
            r"(?:点击|立即|马上)?下载[^。,]{0,10}(?:app|客户端)(?:[,\s][^。]{0,20})?",
            r"(?:请)?(?:打开|前往|在)[^。,]{1,10}(?:app|客户端)(?:内)?,?(?:中)?(?:查看|阅读|参与|打开)[^。]{0,16}",
            r"(?:请)?(?:长按|识别|扫描|扫码|扫一扫)(?:识别)?(?:图中|上方|下方|左侧|右侧)?(?:的)?二维码[^。]{0,20}",
            r"(?:欢迎|请)?(?:点击)?关注[^。,]{0,14}(?:微信)?公众号[^。]{0,16}",
            r"更多(?:精彩)?(?:内容|资讯|新闻)?,?请(?:登录|关注|点击|下载|扫码)[^。]{0,24}",
            r"(?:download|get|open in) (?:the |our )?\w{1,16} (?:app|mobile app)(?: now| today| here)?",
            r"(?:sign up|subscribe|register) (?:for|to) (?:our|the|free)\b[^.]{0,30}(?:newsletters?|updates|alerts)",
            r"(?#newsletter)\W{0,3}(?:sign up|subscribe|register)(?: today| now| here)? (?:for|to) (?:\S{1,20} ){0,6}"
            r"newsletters?(?: .{1,40})?",
            r"(?#newsletter)(?:[^.!?]{1,60}[.!?] )?(?:melden sie sich|abonnieren sie|jetzt|inscrivez-vous|abonnez-vous"
            r"|suscr[ií]b(?:ete|ase)|iscriviti|inscreva-se|assine|schrijf (?:je|u) in|zapisz się|prenumerera)"
            r"[^.!?]{1,40}newsletter\w{0,2}(?:[ ,-][^.]{1,30})?[.!]?",
            r"(?:欢迎|请)?(?:扫码|扫描二维码)(?:关注|下载|加入)[^。]{0,20}",
            r"(?:already|not) (?:a |have an? )(?:member|subscriber|account)\W{1,3}(?:sign|log|register|subscribe)"
            r".{0,20}",
        ),
        openers=(
            r"(?:we|we and our partners|this (?:web)?site|our (?:web)?site)(?: also)? (?:use|uses|store|stores)"
            r"[^.]{0,60}\bcookies (?:to|and|on|for|in order)\b",
            r"(?:wir|wir und unsere partner) (?:verwenden|nutzen|setzen)[^.]{0,80}\bcookies",
            r"(?:diese|unsere) (?:web)?seite (?:verwendet|nutzt|setzt)[^.]{0,80}\bcookies",
            r"werbung und tracking:",
            r"deine (?:privatsphäre|datenschutz|cookie)-?\s?einstellungen",
            r"(?:nous|nous et nos partenaires|ce site|notre site) "
            r"(?:utilis|dépos|stock)\w{1,5} (?:\S{1,15} ){0,3}cookies",
            r"(?:usamos|utilizamos|utilizziamo) (?:\S{1,10} ){0,2}cookies?",
            r"(?:este sitio|este site|esta (?:web|página)|questo sito)(?: web)? "
            r"(?:us|utili[zs])\w{1,3} (?:\S{1,10} ){0,2}cookies?",
            r"(?:мы|этот сайт|наш сайт|на сайте)\b[^.]{0,30} использу[^.]{0,40}(?:cookie|куки)",
            r"(?:ta strona|nasza strona|nasz serwis|używamy|korzystamy)\b[^.]{0,60}\bcookie",
            r"privacy notice: newsletters",
        ),
        weak=(r"(?:本文|此文|全文|以下)(?:为|是|属于?)[^。]{0,4}付费(?:内容|文章|阅读|专栏)(?!的)[^。]{0,40}。?",),
    ),
    classes=frozenset("login loginbar toplogin userlogin appbanner appdownload".split()),
    samples=(
        Sample(
            "✂ 登录湛江云媒账号\n市长到园区调研\n10月10日下午,市长到雷州调研工业园区建设情况,并召开推进会。\n"
            "✂ 下载APP\n✂ 登录 | 注册"
        ),
        Sample("会议要求,各县市要加强统筹布局,科学取舍。\n✂ 本文为付费内容,订阅后可阅读全文。"),
        Sample("✂ 登錄湛江云媒賬號\n一群游客來到湛江奧林匹克體育中心西北側,與停泊在這裡的退役湛江艦合影留念。"),
        Sample("✂ 打开某某新闻客户端查看更多精彩内容\n记者从市气象局获悉,台风将于今晚登陆。\n✂ 长按识别二维码关注我们"),
        Sample(
            "✂ Sign in / Register\nThe council approved the new bridge on Tuesday after a debate of four hours.\n"
            "✂ Subscribe to our newsletter\n✂ Download our app"
        ),
        Sample(
            "<div class='topbar'><a href='/l'>✂ 登录</a></div><div>"
            "<p>消防员赶到现场,火势很快得到控制,无人员伤亡。</p></div>"
            "<div class='appbanner'><a href='/app'>✂ 新版</a><p><a href='/app2'>✂ 极速版</a></p></div>"
        ),
        Sample("这家网站上月改版,读者议论纷纷。\n本文为付费内容,这样的提示越来越多。\n专家说,付费阅读还会持续下去。"),
        Sample(
            "登录火星的任务进入第二阶段\n下载国家反诈中心APP,可以有效识别诈骗电话。\n"
            "市民只要登录“粤省事”小程序,就可以在线办理公积金提取。\n关注公众号的人数,一年增加了三成。"
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, where no shop opens today.\n"
            "The water will not fall before Monday, the council said, and the school stays shut until Wednesday.\n"
            "Helpers are handing out blankets and drinking water, said the mayor, who went there in the evening.\n"
            "✂ We use cookies to improve your experience, and we share what we learn with our partners.\n"
            "✂ Privacy Notice: Newsletters may contain advertising, and content that outside parties paid for."
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, where no shop opens today.\n"
            "The water will not fall before Monday, the council said, and the school stays shut until Wednesday.\n"
            "Helpers are handing out blankets and drinking water, said the mayor, who went there in the evening.\n"
            "✂ Wir und unsere Partner verwenden Cookies, um Inhalte zu personalisieren.\n"
            "✂ Мы используем файлы cookie, чтобы сайт работал лучше.\n"
            "✂ Deine Privatsphäre-Einstellungen verhindern das Laden aller externen Inhalte."
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, where no shop opens today.\n"
            "✂ 🚀 Sign up for The Valley newsletter\n✂ Sign up here for the weekly newsletter of our valley\n"
            "✂ Abonnieren Sie unseren Newsletter\n✂ Jetzt für den Newsletter anmelden\n"
            "✂ Co rano wieści na skrzynkę. Zapisz się do newslettera!\n✂ Inscrivez-vous à notre newsletter"
        ),
        Sample(
            "Sign up for the race closed at noon, and the newsletter of the club had a thousand readers by then.\n"
            "Jetzt liest niemand mehr den Newsletter, sagte der Bürgermeister, und er wird eingestellt."
        ),
        Sample(
            "Browsers to drop cookies\nCookies are small files that a site stores, and we have used them for years.\n"
            "“We use cookies as prizes,” the baker said, and nobody in the school seemed to mind at all.\n"
            "Nous avons goûté les meilleurs cookies de Paris, dit le boulanger, et nous en vendrons au marché.\n"
            "Wirtschaftsminister Habeck will die Einwilligung in Cookies vereinfachen, sagte er im Bundestag.\n"
            "Utilizamos harina de avena para estas cookies, explica el panadero, que las vende en el mercado."
        ),
        Sample(
            "Register of historic places grows\nSubscribers grew by a third last year, the publisher said on Monday.\n"
            "Readers must sign in to read the report, which was published on Tuesday."
        ),
    ),
)
