"""Who did what: the roles of the export, and the labels that newsrooms write for them. The one list of both."""

from dataclasses import dataclass

AUTHOR_ROLES: dict[str, str] = {
    "author": "wrote it: 作者, 文, By",
    "reporter": "记者",
    "trainee_reporter": "见习记者, 实习记者",
    "special_reporter": "特约记者",
    "special_correspondent": "特约通讯员",
    "correspondent": "通讯员, a local volunteer of the paper",
    "intern": "实习生",
    "commentator": "评论员",
    "contributor": "供稿, 投稿",
    "translator": "编译, 翻译",
    "host": "主播, 主持人, 出镜",
    "organisation": "an organisation that signs as the author",
    "desk": "a desk that signs as the author: 社會中心",
    "photographer": "摄影, 图, 摄",
    "aerial_photographer": "航拍",
    "videographer": "视频, 摄像",
    "narrator": "配音",
    "illustrator": "漫画, 插画, 制图",
}
"""`Author.role`. From photographer on they are credits: who made the pictures and sounds beside the text."""

CREDIT_ROLES = frozenset({"photographer", "aerial_photographer", "videographer", "narrator", "illustrator", "host"})

EDITOR_ROLES: dict[str, str] = {
    "editor": "编辑",
    "responsible_editor": "责任编辑, 责编",
    "duty_editor": "值班编辑",
    "video_editor": "剪辑, 后期",
    "picture_editor": "图片编辑",
    "editor_in_chief": "主编, 总编辑",
    "deputy_editor_in_chief": "副主编, 副总编辑",
    "duty_editor_in_chief": "值班总编, 值班主编",
    "duty_director": "值班主任",
    "duty_board_editor": "值班编委",
    "board_editor": "编委",
    "proofreader": "校对",
    "reviewer": "审核, 审校, 一审, 二审, 三审, 签发",
    "planner": "策划",
    "coordinator": "统筹",
    "producer": "监制, 制片, 出品",
    "director": "编导",
    "layout": "排版, 版式",
    "designer": "设计, 美编",
    "title_design": "标题设计",
    "operator": "运营, 发布: who put it on line",
}
"""`Editor.role`: the desk."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label announces. kind: "author", "credit", "editor", "source", "date" or "other"; role: its English."""

    role: str
    kind: str


# Labels in Simplified characters, without white space; readers fold the page's text before they look.
_TABLE: dict[str, dict[str, str]] = {
    "author": {
        "author": (
            "作者 文 文字 撰文 撰稿 撰写 执笔 采写 采访 采编 文案 记录 整理 专栏作者 专栏作家 本文作者 原作者 主笔 "
            "文字整理 文图 图文 图文作者 本报作者 署名"
        ),
        "reporter": "记者 文字记者 采访记者 本报记者 本网记者 本台记者 本刊记者 首席记者",
        "trainee_reporter": "见习记者 实习记者",
        "special_reporter": "特约记者",
        "correspondent": "通讯员 本报通讯员",
        "special_correspondent": "特约通讯员",
        "intern": "实习生",
        "commentator": "评论员 特约评论员 本报评论员",
        "contributor": "供稿 投稿 来稿 特约撰稿人 撰稿人 特约撰稿 供稿单位 供稿人 通稿",
        "translator": "编译 翻译 译者 译",
        "desk": "出品部门",
    },
    "credit": {
        "photographer": "摄影 图 图片 摄 摄图 供图 摄影记者 图片记者 配图 照片 摄影师 图文摄影 现场图片 拍摄 封面图",
        "aerial_photographer": "航拍 航拍摄影",
        "videographer": "视频 摄像 摄制 影像 短视频 视频拍摄 视频摄制 视频记者 视频制作 摄像师",
        "narrator": "配音 播音 朗读 音频",
        "illustrator": "漫画 插画 插图 制图 绘图 绘画 画 手绘 动画 漫画作者",
        "host": "主播 主持人 主持 出镜 出镜记者",
    },
    "editor": {
        "editor": (
            "编辑 文字编辑 网络编辑 本期编辑 本版编辑 新媒体编辑 微信编辑 实习编辑 助理编辑 见习编辑 编 编者 责任编缉"
        ),
        "responsible_editor": "责任编辑 责编 本期责编 责任编辑人 执行编辑",
        "duty_editor": "值班编辑 值班",
        "video_editor": "剪辑 后期 视频剪辑 视频编辑 后期制作 后期剪辑",
        "picture_editor": "图片编辑 图编",
        "editor_in_chief": "主编 总编辑 总编 执行主编 责任主编",
        "deputy_editor_in_chief": "副主编 副总编辑 副总编",
        "duty_editor_in_chief": "值班总编 值班主编 值班总编辑 值班副总编辑 值班副总编",
        "duty_director": "值班主任 当班主任",
        "duty_board_editor": "值班编委 当班编委",
        "board_editor": "编委",
        "proofreader": "校对 责任校对 校稿 校审 校",
        "reviewer": (
            "审核 审校 审稿 核稿 初审 复审 终审 一审 二审 三审 审签 签发 签审 审读 编审 值班审核 责任审核 审定 "
            "内容审核 监审 审"
        ),
        "planner": "策划 总策划 策划人 系列报道策划 专题策划",
        "coordinator": "统筹 总统筹 本篇统筹 协调 执行统筹",
        "producer": "监制 总监制 制片 制片人 出品 出品人 总出品 制作 制作人 值班监制",
        "director": "编导 导演 总导演",
        "layout": "排版 版式 版面 版式设计 组版",
        "designer": "设计 美编 美术编辑 海报 海报设计 视觉 美工 视觉设计 平面设计",
        "title_design": "标题设计 题字 题图设计",
        "operator": "运营 发布 发布人 发布者 上传 录入 录入员 技术 新媒体运营",
    },
    "source": {
        "source": "来源 稿源 出处 信息来源 文章来源 新闻来源 稿件来源 本文来源 内容来源 资料来源 原文来源 来源媒体 "
        "消息来源 综合来源 文章出处 转自 转载自 摘自 来源单位 发布单位 发布机构 信息来源单位 供稿来源 来源网站",
    },
    "other": {
        "other": "图片来源 图源 视频来源 题图来源 头图来源 封面来源 素材来源 数据来源 原标题 原文标题 关键词 关键字 "
        "栏目 所属栏目 频道 所属频道",
    },
    "date": {
        "published": "发布时间 发布日期 发稿时间 发表时间 发表日期 时间 日期 建立时间 刊登时间 上传时间 创建时间 "
        "上线时间 "
        "录入时间 成文日期 发文日期 新闻时间 出版时间 出版日期 见报日期 添加时间 信息时间 发表于 发布于 刊登于 建立于 "
        "编辑于 "
        "上传于 创建于 入库时间 首发时间",
        "modified": (
            "更新时间 更新日期 更新于 最后更新 最后更新时间 最近更新 最新更新 修改时间 最后修改 修改于 最后编辑 "
            "最后编辑于"
        ),
    },
}

LABELS: dict[str, Label] = {
    label: Label(role, kind)
    for kind, roles in _TABLE.items()
    for role, labels in roles.items()
    for label in labels.split()
}
"""Every label → what it announces."""
