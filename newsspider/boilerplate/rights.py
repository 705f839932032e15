"""Copyright lines and disclaimers."""

from typing import Final

from newsspider.boilerplate.lexicon import Kind, Patterns
from newsspider.boilerplate.page import Page
from newsspider.boilerplate.rule import Rule, Sample

# What goes on like this speaks about such a notice: 未经许可不得转载的规定, 版权归作者所有,这是法律的规定.
NOTICE: Final = r"(?!\s?的|,\s?(?:这|该|此|是|但|而|对))"
RESERVED: Final = (
    r"(?#未经)[(]?(?:图文|图片|本文|文字|以上内容)?(?:[^。]{0,12}(?:客户端|网|报)?原创,\s*)?"
    r"未经[^。]{0,16}(?:许可|授权|允许|同意)?,?\s*(?:不得|禁止|严禁|请勿)"
    r"[^。]{0,6}(?:转载|使用|复制|链接|摘编|建立镜像)" + NOTICE + r"[^。]{0,40}"
)
OURS: Final = r"(?:本网|本站|本报|注明|署名|标注|未注明|来源)"
OWNED: Final = r"(?:本文|文章|图片|稿件|作品)?版权(?:均)?(?:归|属于?)[^。]{1,24}所有" + NOTICE + r"[^。]{0,24}"


class Rights(Rule):
    """A notice that the article quotes stays: between its paragraphs, in a <blockquote> or below "…:"."""

    def goes(self, page: Page, index: int, kind: Kind) -> bool:
        """Whether this one line goes."""
        return not _is_quoted(page, index) and super().goes(page, index, kind)


def _is_quoted(page: Page, index: int) -> bool:
    if not page.first_prose < index < page.last_prose:
        return False
    introduced = page.labels[index - 1] is None and page.prose[index - 1] and page.blocks[index - 1].text[-1] in ":："
    return introduced or any(
        page.document.tags[node] == "blockquote" for node in page.document.ancestors(page.blocks[index].node)
    )


RIGHTS = Rights(
    name="rights",
    share=0.8,  # a disclaimer can outweigh a brief of two lines, and its formula is unmistakable
    patterns=Patterns(
        line=(
            RESERVED,
            OWNED,
            r"(?:如需|欢迎|任何)?(?:转载|引用)[^。]{0,6}(?:请|须|需|务必)?注明(?:出处|来源|作者|转自)[^。]{0,30}。?",
            r"(?:本文|文章|以上)(?:内容)?(?:仅代表|仅为|只代表|不代表)(?:作者|原作者|本网|本站|个人)[^。]{0,24}。?",
            r"(?#版权所有|all rights)[^。]{0,30}(?:版权所有|all rights reserved)[^。]{0,50}",
            r"(?#転載|전재)[^。]{0,24}(?:无断転載|無断転載|転載を禁|무단\s*전재)[^。]{0,40}",
            r"(?:alle rechte vorbehalten|nachdruck[^.]{0,30}(?:nur mit|verboten|untersagt))[^.]{0,60}",
            r"(?#免责声明)[^。,]{0,16}版权(?:与|及|和|、)免责声明",
            r"(?:※\s?)?(?:饮酒|喝酒)过量,?有[碍害]健康.{0,20}",
            r"(?:※\s?)?自杀(?:防治)?.{0,6}(?:咨询|谘询|安心).{0,4}专线.{0,40}",
            r"(?:投资|股市|入市)有风险[^。]{0,20}。?",
            r"[©ⓒ]\s*\S.{0,78}",
            r"저작권자\s*[c©(].{0,70}",  # folded, ⓒ is c
            r"本文(?:为|系)(?:网络)?(?:转载|转发)[^。]{0,30}",
            r"this (?:article|story|post|piece|essay|column)(?: was)? (?:originally |first )?"
            r"(?:appeared|published|posted)(?: originally| first)? (?:on|in|at|by) .{2,40}",
        ),
        weak=(
            *(RESERVED + "。", OWNED + "。", r"our standards:\s?the thomson reuters trust principles"),
            r"(?:πηγή|источник|джерело|kaynak|źródło|bron|sumber)\s?:\s?[^.]{2,60}",
        ),
        openers=(
            r"(?:免责|版权|特别|平台|法律|郑重|重要|风险)声明\s*:",
            r"声明:\s*(?:本文|该文|转载|以上|此文|本网|本站|凡|图文|文章)",
            r"(?:[1-9一二三四]\s?[、.)]?\s?)?凡" + OURS + r"[^。]{0,12}(?:注明|来源|作品|稿件|为|“|\")",
            r"[1-9一二三四]\s?[、.)]?\s?如?本(?:网|站|报)(?:未注明|转载)[^。]{0,40}(?:稿|版权|来源)",
            r"以上内容[^。]{0,40}仅提供信息存储",
            r"(?:以上|本文)(?:内容|信息|观点)?[^。]{0,16}(?:不构成(?:任何)?(?:投资|操作)?建议|仅供参考,?不)",
            r"如(?:有|需|若|果|涉及|存在)[^。]{0,20}(?:侵权|版权)[^。]{0,30}(?:联系|删除|处理)",
            r"本(?:网站?|站|平台|公众号|报)(?:所有?|所)?(?:刊载|转载|登载|发布|文章|内容)[^。]{0,30}(?:转载|不代表|版权|侵权|仅供)",
            r"(?:copyright\s*(?:©|\(c\)|ⓒ|:)|copyright \d{4}|©\s*\d{4}|\(c\)\s*\d{4}|ⓒ\s*\d{4})",
            r"(?:the )?(?:views|opinions) expressed (?:in this|here|by (?:the |its |our )?(?:author|writer|columnist"
            r"|contributor|guest|blogger))[^.]{0,60}(?:are|do not|those)",
            r"(?:this (?:material|article|content|story)|no part of this)[^.]{0,40} may not be (?:published|"
            r"reproduced|copied)",
            r"not to be (?:reproduced|republished|copied) without ",
            r"disclaimer\s?: (?:this|the (?:views|opinions|information|content)|all|any|views|opinions) ",
            r"(?:reproduction|republication|redistribution)(?: (?:or|and) \w{5,20})? (?:in (?:whole|part|any)"
            r"|of (?:this|any|our|the (?:content|material|article|text|site)))[^.]{0,80}"
            r"(?:prohibited|without (?:the )?(?:prior|express|written))",
            r"при (?:полном |частичном |любом |использовании или |воспроизведении или ){0,2}"
            r"(?:использовании|перепечатке|цитировании|воспроизведении|копировании)[^.]{0,30} "
            r"(?:материалов|статей|информации|текстов)\b[^.]{0,160}"
            r"(?:сайт|портал|издани|газет|агентств|ссылк|источник|редакц)",
            r"(?:перепечатка|копирование|воспроизведение|(?:любое |полное |частичное )?использование)"
            r"[^.]{0,30} (?:материалов|статей|текстов)\b[^.]{0,80}"
            r"(?:сайт|портал|издани|газет|агентств|редакц|разрешени|ссылк|правообладател)",
            r"(?:допускается|разрешается) (?:цитирование|использование|перепечатка)[^.]{0,30}материал",
            r"все права (?:защищены|на (?:\w{3,12} )?материалы)",
            r"редакция[^.]{0,40} не нес[её]т ответственности",
            r"(?:мнение|точка зрения) (?:редакции|авторов|автора)[^.]{0,60} не (?:всегда )?совпада",
            r"(?:правовые ограничения|правовая информация|отказ от ответственности)\s*:",
            r"(?:використання|передрук|копіювання)[^.]{0,30} (?:матеріалів|статей|текстів)\b[^.]{0,80}"
            r"(?:сайт|портал|видання|редакц|дозвол|посилан|правовласник)",
            r"при (?:повному |частковому |будь-якому ){0,2}(?:використанні|передруці|цитуванні)[^.]{0,30} "
            r"(?:матеріалів|статей|інформації)\b[^.]{0,160}(?:сайт|портал|видання|посилан|джерел|редакц)",
            r"(?:kopiowanie|powielanie|rozpowszechnianie|wykorzystywanie)[^.]{0,40} "
            r"(?:treści|materiał|artykuł|tekst)[^.]{0,60}(?:zabronion|bez zgody|wymaga)",
            r"(?:toute )?reproduction(?:,| (?:totale|partielle|intégrale|même|interdite|de (?:cet|ce|tout)))[^.]{0,60}"
            r"(?:interdite|sans l?['’]?autorisation)",
            r"(?:prohibida|queda prohibida|é proibida|proibida|vietata|è vietata) (?:la |a |su )?(?:total o parcial )?"
            r"(?:reproducci|reprodu|riproduzion)",
            r"(?:tüm hakları saklıdır|bu (?:haber|içerik|site)[^.]{0,60}(?:izinsiz|kaynak gösterilmeden))",
        ),
    ),
    samples=(
        Sample(
            "市领导张仁建参加调研活动,看望职工,并与企业家座谈。\n✂ 湛江云媒客户端原创,未经授权不得转载\n"
            "✂ （图文未经授权不得转载）\n✂ 版权声明\n"
            "✂ Copyright © 2022 湛江日报社 版权所有"
        ),
        Sample(
            "会议要求,各县市要加强统筹布局,科学取舍,优化结构。\n"
            "✂ 声明:本文来自自媒体作者,不代表本网观点,如有侵权请联系删除。\n"
            "✂ 特别声明:以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布,本平台仅提供信息存储服务。"
        ),
        Sample(
            "会议要求,各县市要加强统筹布局,科学取舍,优化结构。\n✂ 未经授权,不得转载,违者必究。\n"
            "✂ 版权归本报及作者共同所有。"
        ),
        Sample(
            "The river rose two metres overnight and reached the market square.\n"
            "✂ Our Standards: The Thomson Reuters Trust Principles."
        ),
        Sample(
            "未经许可不得转载的规定引发热议。\n版权归作者所有,这是法律的规定。\n与会者认为,规定应当细化。\n"
            "未经许可,不得转载他人作品。\n版权归全体作者所有。\n这两条写进了新修订的办法,下月起施行。"
        ),
        Sample("颱風今晚登陸,各地嚴陣以待,學校停課一天。\n✂ 未經授權,不得轉載\n✂ 版權所有 某某日報"),
        Sample(
            "The river rose two metres overnight and reached the market square.\n"
            "✂ © 2024 Example News Ltd. All rights reserved.\n"
            "✂ Privacy policy\n"
            "✂ This material may not be published, broadcast, rewritten or redistributed without permission."
        ),
        Sample(
            "会议要求,各县市要加强统筹布局,科学取舍,优化结构。\n✂ 某某网广东频道版权与免责声明:\n"
            "✂ ① 凡本网注明“稿件来源:某某网”的所有文字、图片和音视频稿件,版权均属某某网所有。\n"
            "✂ ② 本网未注明“稿件来源:某某网”的文/图等稿件均为转载稿。\n"
            "✂ ③ 如本网转载稿涉及版权等问题,请作者在两周内速来电或来函联系。"
        ),
        Sample(
            "Река поднялась за ночь на два метра и дошла до рыночной площади, где уже второй день не работают лавки.\n"
            "Как сообщили в администрации посёлка, вода уйдёт не раньше понедельника, а школа закрыта до среды.\n"
            "Жителям раздают питьевую воду и тёплые вещи, сказал глава района на встрече с журналистами.\n"
            "✂ При использовании материалов сайта активная гиперссылка обязательна.\n"
            "✂ Все права на материалы, опубликованные на сайте, охраняются законом.\n"
            "✂ Перепечатка материалов возможна только с письменного разрешения.\n"
            "✂ Редакция не несет ответственности за содержание рекламных объявлений."
        ),
        Sample(
            "Der Fluss stieg über Nacht um zwei Meter und erreichte den Marktplatz, wo seit Tagen kein Laden öffnet.\n"
            "Wie die Gemeinde mitteilte, sinkt das Wasser nicht vor Montag, und die Schule bleibt bis Mittwoch zu.\n"
            "Helfer verteilen Trinkwasser und Decken, sagte der Landrat, der den Ort am Abend besucht hatte.\n"
            "Auch die Bahn fährt nicht, und auf der Straße nach Süden liegen Bäume, die der Sturm entwurzelt hat.\n"
            "✂ Alle Rechte vorbehalten, Nachdruck nur mit Genehmigung des Verlags.\n"
            "✂ Toute reproduction, même partielle, est interdite sans autorisation.\n"
            "✂ Queda prohibida la reproducción total o parcial de este contenido.\n"
            "✂ Kopiowanie i rozpowszechnianie treści jest zabronione bez zgody wydawcy.\n"
            "✂ Reproduction in whole or in part without the express permission of the publisher is prohibited."
        ),
        Sample(
            "При использовании печи важно следить за тягой, напомнили спасатели жителям посёлка.\n"
            "Использование воды из реки запрещено, сообщили в администрации района.\n"
            "Редакция газеты переехала в новое здание, где она будет работать до осени.\n"
            "Все права человека должны соблюдаться, сказал омбудсмен на встрече с журналистами."
        ),
        Sample(
            "Reproduction of the birds begins in May, the society said, and the eggs hatch in June.\n"
            "La reproduction des saumons commence en mai, a dit la société, qui compte les poissons.\n"
            "Kopiowanie kluczy zajmuje kwadrans, powiedział ślusarz, który pracuje tu od lat.\n"
            "Wykorzystywanie dzikich zwierząt w cyrkach będzie zabronione, zdecydował wczoraj parlament.\n"
            "Reproduction of protected birds in captivity is prohibited, the ministry said on Monday.\n"
            "The views expressed by voters in the poll are far from those of the council, its author wrote.\n"
            "При использовании новых материалов инженеры столкнулись с трудностями, рассказали на заводе.\n"
            "Использование личной информации граждан без их согласия запрещено, напомнили в суде."
        ),
        Sample("市場の拡大が続いていると、協会は説明している。\n✂ 無断転載を禁じます"),
        Sample(
            "강물이 밤사이 2미터 불어나 시장 광장까지 올라왔고, 학교는 수요일까지 쉰다고 시는 밝혔다.\n"
            "✂ 저작권자 ⓒ 강변일보, 무단전재 및 재배포금지\n저작권자는 누구인가를 두고 법원이 판단을 미뤘다."
        ),
        Sample(
            "版权保护座谈会召开\n与会者认为,未经授权转载新闻作品的现象屡禁不止,建议加大处罚力度。\n声明\n"
            "本公司今日发表声明,否认上述传闻,并将追究造谣者的法律责任。"
        ),
        Sample(
            "昨日,市中级人民法院对一起著作权纠纷案作出判决,认定网站的声明对读者不生效力,其全文如下:\n"
            "版权声明:本网所有内容未经许可不得转载,违者必究。\n"
            "法官在判决书中写道,这样的声明不能限制法律允许的合理使用,双方当事人均未上诉。\n✂ 未经授权,不得转载"
        ),
        Sample(
            "<p>The notice at the foot of the paper's site had been there for twenty years, the court found.</p>"
            "<blockquote>Copyright 2019 Valley News. All rights reserved.</blockquote>"
            "<p>It does not bind those who never saw it, the judge wrote, and the readers may quote what they read.</p>"
            "<blockquote>✂ Copyright 2019 Valley News. All rights reserved.</blockquote>"
        ),
        Sample(
            "The river rose two metres overnight and reached the market square, the mayor said on Friday.\n"
            "✂ This article originally appeared on The Valley Journal.\n✂ Not to be reproduced without permission\n"
            "✂ Disclaimer: This article does not necessarily reflect what the paper thinks of it.\n"
            "✂ Источник: пресс-служба долины"
        ),
        Sample(
            "The source of the river was dry, and the mayor had seen it.\n"
            "The figures above show how much less water there is, and this article appeared in a journal for it."
        ),
        Sample(
            "Copyright law to change\n"
            "Copyright terms vary between countries, and the new law will change that in part.\n"
            "Privacy is a right, the judges wrote in a decision that was published on Monday."
        ),
    ),
)
