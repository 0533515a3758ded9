"""What a strong model writes when it is given our prompts: whole parts that tell all they were given.

Written from the prompts about the sample year, before the guard was looked at; with a strong model's habits:
connectives, headlines of one clause, a purpose or an effect added to a fact. They must be taken as they are.
"""

WHOLE = {
    "intro": (
        "根据《中华人民共和国政府信息公开条例》规定，云岭市青禾区人民政府2024年政府信息公开工作年度报告如下。本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。本报告的电子版可在青禾区人民政府门户网站政务公开专栏（http://www.qinghe.example/nianbao/2024/）查阅和下载‹fact.1›。如对本报告有疑问，请与青禾区人民政府办公室联系（地址：云岭市青禾区禾安路8号，电话：0300-5550101）‹fact.2›。",
        "根据《中华人民共和国政府信息公开条例》规定，云岭市青禾区人民政府2024年政府信息公开工作年度报告如下。本报告数据统计期限为2024年1月1日起至2024年12月31日止。本报告电子版可在青禾区人民政府门户网站政务公开专栏（http://www.qinghe.example/nianbao/2024/）查阅和下载‹fact.1›。如有疑问，请与青禾区人民政府办公室联系，地址：云岭市青禾区禾安路8号，电话：0300-5550101‹fact.2›。",
        "根据《中华人民共和国政府信息公开条例》规定，云岭市青禾区人民政府2024年政府信息公开工作年度报告如下。报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。公众可在青禾区人民政府门户网站政务公开专栏（http://www.qinghe.example/nianbao/2024/）查阅和下载本报告的电子版‹fact.1›。对本报告如有疑问，可与青禾区人民政府办公室联系（地址：云岭市青禾区禾安路8号，电话：0300-5550101）‹fact.2›。",
    ),
    "proactive": (
        "围绕企业群众需求深化重点领域公开。上线“政策体检”专栏，把涉企条款拆解成可以逐条比对的问答[[fact.3]]，帮助企业对号入座、精准享受政策‹fact.3›。在供水、供气、公交行业公布公共企事业单位信息公开清单，让群众能够便捷查询价格构成和停供计划‹fact.5›。\n加强行政规范性文件全生命周期管理。全年制发行政规范性文件[[t2.normative.made]]，废止[[t2.normative.repealed]]，年末现行有效[[t2.normative.in_force]]；配合文件清理工作，对宣布失效的文件全部加注失效标识，并同步公布清理结果‹fact.4›。\n推进权力运行全过程公开。全年作出行政许可决定[[t2.licensing.decisions]]，行政处罚决定[[t2.penalties.decisions]]，较上年[[penalties.change]]，行政强制决定[[t2.coercion.decisions]]；行政事业性收费[[t2.fees.amount]]。邀请市民代表列席区政府常务会议[[fact.6]]，会后及时公布议定事项‹fact.6›。",
        "全年共制发行政规范性文件[[t2.normative.made]]、废止[[t2.normative.repealed]]，现行有效的行政规范性文件[[t2.normative.in_force]]。配合行政规范性文件清理，对宣布失效的文件全部加注失效标识，同步公布了清理结果‹fact.4›，便于群众准确掌握文件效力状态。\n全年作出行政许可决定[[t2.licensing.decisions]]，作出行政处罚决定[[t2.penalties.decisions]]，其中行政处罚决定数量比上年[[penalties.change]]，作出行政强制决定[[t2.coercion.decisions]]，行政事业性收费收取金额[[t2.fees.amount]]。\n“政策体检”专栏正式上线，把涉企条款拆解成了可以逐条比对的问答[[fact.3]]‹fact.3›。供水、供气、公交行业的公共企事业单位信息公开清单全部公布，群众足不出户就能查到价格构成和停供计划‹fact.5›。先后邀请市民代表列席区政府常务会议[[fact.6]]，会后第一时间公布议定事项‹fact.6›。",
        "全年制发行政规范性文件[[t2.normative.made]]，废止[[t2.normative.repealed]]，现行有效[[t2.normative.in_force]]。配合行政规范性文件清理工作，对宣布失效的文件全部加注失效标识，清理结果同步向社会公布‹fact.4›。全年作出行政许可决定[[t2.licensing.decisions]]、行政处罚决定[[t2.penalties.decisions]]（比上年[[penalties.change]]）、行政强制决定[[t2.coercion.decisions]]，收取行政事业性收费[[t2.fees.amount]]。\n围绕企业和群众关切，上线“政策体检”专栏，将涉企条款拆解为可逐条比对的问答[[fact.3]]，方便企业对照查询‹fact.3›。在供水、供气、公交等行业公布公共企事业单位信息公开清单，群众可直接查询价格构成和停供计划‹fact.5›。邀请市民代表列席区政府常务会议[[fact.6]]，会后及时公布议定事项，接受社会监督‹fact.6›。",
        "聚焦重点领域，持续拓展主动公开的广度和深度。全年制发行政规范性文件[[t2.normative.made]]，废止行政规范性文件[[t2.normative.repealed]]，截至年末现行有效的行政规范性文件共[[t2.normative.in_force]]。结合行政规范性文件清理，为全部宣布失效的文件加注失效标识，清理结果一并公布‹fact.4›。\n在行政执法方面，作出行政许可决定[[t2.licensing.decisions]]；作出行政处罚决定[[t2.penalties.decisions]]，比上年[[penalties.change]]；作出行政强制决定[[t2.coercion.decisions]]。行政事业性收费金额为[[t2.fees.amount]]。\n在惠企利民方面，“政策体检”专栏上线运行，涉企条款被拆解成可以逐条比对的问答[[fact.3]]‹fact.3›；公布供水、供气、公交行业公共企事业单位信息公开清单，价格构成和停供计划一查便知‹fact.5›。邀请市民代表列席区政府常务会议[[fact.6]]，议定事项会后及时公布‹fact.6›，让决策过程更加透明。",
    ),
    "on_request": (
        "2024年，全区新收政府信息公开申请[[t3.received.total]]，较上年[[received.change]]。其中，自然人提出[[t3.received.natural]]，法人或其他组织提出[[organisations.received]]；另有上年结转申请[[t3.carried_in.total]]，应办总量为[[load.total]]。全年办结[[t3.processed.total]]，其中予以公开[[t3.granted.total]]，部分公开[[t3.partial.total]]，公开和部分公开合计占[[disclosed.share]]；不予公开[[refused.total]]，无法提供[[unavailable.total]]，不予处理[[unprocessed.total]]，其他处理[[closed.total]]；尚有[[t3.carried_out.total]]结转下年度继续办理。\n着力规范答复工作，印发《依申请公开答复条款适用指引》，按结果类型列明依据、证据和常见错误，为经办人员提供对照参考‹fact.7›。健全疑难申请会商机制，全年召开会商会[[fact.8]]，区司法局和法律顾问全程参加‹fact.8›。坚持答复前主动沟通，共与申请人沟通[[fact.9]]，帮助申请人准确描述所需信息。\n在监督救济方面，全年发生政府信息公开行政复议[[t4.review.total]]，其中结果维持[[t4.review.upheld]]，结果纠正[[t4.review.corrected]]，其他结果[[t4.review.other]]，尚未审结[[t4.review.pending]]。发生行政诉讼[[litigation.total]]，其中未经复议直接起诉[[t4.litigation_direct.total]]，复议后起诉[[t4.litigation_after_review.total]]；已审结的案件中，结果维持[[litigation.upheld]]，结果纠正[[litigation.corrected]]，另有[[litigation.pending]]尚未审结。",
        "申请办理总体平稳有序。全年新收政府信息公开申请[[t3.received.total]]，比上年[[received.change]]，其中自然人[[t3.received.natural]]、法人或其他组织[[organisations.received]]。加上上年结转[[t3.carried_in.total]]，共需办理[[load.total]]，实际办结[[t3.processed.total]]，结转下年[[t3.carried_out.total]]。办结的申请中，予以公开[[t3.granted.total]]、部分公开[[t3.partial.total]]，二者合计占办理总数[[disclosed.share]]；不予公开[[refused.total]]、无法提供[[unavailable.total]]、不予处理[[unprocessed.total]]、其他处理[[closed.total]]。\n答复质量持续提升。针对条款适用不统一的问题，印发《依申请公开答复条款适用指引》，按结果类型列明依据、证据和常见错误‹fact.7›。对疑难申请实行集体会商，召开会商会[[fact.8]]，由区司法局和法律顾问全程参加‹fact.8›。答复前主动与申请人沟通[[fact.9]]，帮助申请人把需要什么信息讲清楚、说准确‹fact.9›。\n争议化解情况。因政府信息公开被申请行政复议[[t4.review.total]]，结果维持[[t4.review.upheld]]、结果纠正[[t4.review.corrected]]、其他结果[[t4.review.other]]、尚未审结[[t4.review.pending]]；被提起行政诉讼[[litigation.total]]，其中直接起诉[[t4.litigation_direct.total]]、复议后起诉[[t4.litigation_after_review.total]]，法院判决结果为维持[[litigation.upheld]]、纠正[[litigation.corrected]]、尚未审结[[litigation.pending]]。",
    ),
    "records": (
        "推进历史档案数字化利用，完成城市更新片区征收档案数字化，新增可全文检索的案卷[[fact.10]]‹fact.10›。同时，建立公文公开属性动态调整制度，将原定不公开的文件转为主动公开[[fact.11]]‹fact.11›。",
        "加快档案数字化步伐，完成城市更新片区征收档案数字化，新增可全文检索的案卷[[fact.10]]，为后续查档用档提供了便利‹fact.10›。健全公文公开属性动态调整机制，推动原定不公开的文件转为主动公开[[fact.11]]‹fact.11›。",
        "全年完成城市更新片区征收档案数字化工作，新增可全文检索的案卷[[fact.10]]，档案查询利用更加便捷‹fact.10›。建立公文公开属性动态调整制度，对公文公开属性实行动态管理，年内将原定不公开的文件转为主动公开[[fact.11]]，做到应公开尽公开‹fact.11›。",
    ),
    "platforms": (
        "优化门户网站功能，接入智能检索，支持群众用日常用语检索对应政策‹fact.12›。开展网站栏目专项清理，清理内容陈旧、无人维护的网站栏目[[fact.13]]‹fact.13›。推动公开服务向基层延伸，各镇街便民服务中心的政务公开专区全部接通远程帮办，申请人可就近提交申请‹fact.14›。",
        "全年门户网站接入智能检索，支持用日常用语检索对应政策，群众查找信息更加方便‹fact.12›。对网站栏目进行全面梳理，清理其中内容陈旧、无人维护的网站栏目[[fact.13]]‹fact.13›。线下方面，各镇街便民服务中心的政务公开专区已全部接通远程帮办，群众在家门口就能提交申请‹fact.14›。",
    ),
    "supervision": (
        "强化业务培训，举办依申请公开业务培训[[fact.15]]，以改写的真实案卷组织模拟答复，提升经办人员实务能力‹fact.15›。加强日常监督，对部门和镇街的公开栏目开展季度抽查，发出整改提示函[[fact.16]]，均已办结销号‹fact.16›。\n完善考核评议机制，将年度报告质量和复议纠错情况纳入政务公开考核，考核结果计入部门综合绩效，并对排名靠后的[[fact.17]]单位进行了提醒‹fact.17›。委托第三方机构开展群众满意度调查，收回有效问卷[[fact.18]]，评议意见逐条反馈责任单位‹fact.18›。全年未发生因政府信息公开工作被追究责任的情形‹fact.19›。",
        "加强业务培训，举办依申请公开业务培训[[fact.15]]，通过模拟答复经改写的真实案卷，以案促学、以练代训‹fact.15›。强化日常监管，按季度抽查部门和镇街公开栏目，发出整改提示函[[fact.16]]，所涉问题均已办结销号‹fact.16›。\n严格工作考核，将年度报告质量和复议纠错情况纳入政务公开考核，考核结果计入部门综合绩效，对排名靠后的[[fact.17]]单位进行提醒‹fact.17›。开展社会评议，委托第三方机构实施群众满意度调查，共收回有效问卷[[fact.18]]，评议意见已逐条反馈至责任单位‹fact.18›。落实责任追究，全年未发生因政府信息公开工作被追究责任的情形‹fact.19›。",
    ),
    "other": (
        "2024年，全区发出信息处理费收费通知[[fact.31]]，未收取信息处理费‹fact.31›。人大代表建议、政协提案的办理结果均已在门户网站专栏公布‹fact.32›。",
        "全年全区发出信息处理费收费通知[[fact.31]]，没有收取信息处理费‹fact.31›。人大代表建议和政协提案的办理结果已通过门户网站专栏向社会公布‹fact.32›。",
        "收取信息处理费情况：全区发出信息处理费收费通知[[fact.31]]，没有收取信息处理费‹fact.31›。\n建议提案办理结果公开情况：人大代表建议、政协提案的办理结果已在门户网站专栏公布‹fact.32›。",
    ),
}
"""Code of the part → its answers; the first of each is used where an honest model is wanted."""

ADDED = {
    "重新审查": (
        "records",
        "建立公文公开属性动态调整制度，对原定不公开的文件开展重新审查，转为主动公开[[fact.11]]‹fact.11›。",
        "开展重新审查",
    ),
    "转变": (
        "proactive",
        "上线“政策体检”专栏，把涉企条款拆解成可以逐条比对的问答[[fact.3]]，实现从“人找政策”到“政策找人”的转变‹fact.3›。",
        "实现从",
    ),
    "约谈": ("supervision", "约谈提醒排名靠后的单位[[fact.17]]‹fact.17›。", "“约谈”"),
    "机制": (
        "supervision",
        "以改写的真实案卷组织模拟答复‹fact.15›。建立常态化监督检查机制，发出整改提示函[[fact.16]]‹fact.16›。",
        "建立常态化监督检查机制",
    ),
    "自查": (
        "platforms",
        "常态化开展网站内容自查，清理内容陈旧、无人维护的网站栏目[[fact.13]]‹fact.13›。",
        "“自查”",
    ),
    "落实": (
        "supervision",
        "收回有效问卷[[fact.18]]，将评议意见逐条反馈责任单位，推动问题整改落实‹fact.18›。",
        "推动问题整改落实",
    ),
    "将是把": (
        "supervision",
        "将考核结果通报各单位并聘请律师驻点。举办依申请公开业务培训[[fact.15]]‹fact.15›。",
        "聘请",
    ),
    "较少者为主": (
        "on_request",
        "全年新收政府信息公开申请[[t3.received.total]]，申请人以法人或其他组织为主。",
        "为主",
    ),
    "后者": (
        "on_request",
        "自然人申请[[t3.received.natural]]，法人或其他组织申请[[organisations.received]]，后者占绝大多数。",
        "占绝大多数",
    ),
    "多数不予公开": ("on_request", "全年办结[[t3.processed.total]]，大多数申请不予公开。", "大多数"),
    "没有这样的数": (
        "on_request",
        "全年新收政府信息公开申请[[t3.received.total]]，申请主要集中在征收领域。",
        "主要集中在",
    ),
    "少于": (
        "on_request",
        "自然人申请[[t3.received.natural]]，少于法人或其他组织申请[[organisations.received]]。",
        "“少于”",
    ),
    "高于总体": (
        "on_request",
        "法人或其他组织申请[[organisations.received]]，增幅低于总体水平。",
        "增幅低于总体水平",
    ),
    "三项": (
        "on_request",
        "予以公开[[t3.granted.total]]，部分公开[[t3.partial.total]]，三项合计占办理总数的[[disclosed.share]]。",
        "三项",
    ),
}
"""What it is → (code of the part, answer, what the finding names): what a strong model adds in passing, and
sizes in words that the figures contradict."""

BESIDE = {
    "方便企业": "上线“政策体检”专栏，把涉企条款拆解成可以逐条比对的问答[[fact.3]]，方便企业对照查询‹fact.3›。",
    "处理意见": "召开疑难申请会商会[[fact.8]]，共同研究复杂申请的处理意见‹fact.8›。",
    "平稳有序": "申请办理总体平稳有序。召开疑难申请会商会[[fact.8]]‹fact.8›。",
    "均": "制发行政规范性文件[[t2.normative.made]]，均按规定主动公开。",
}
"""Half sentences that may be true and that nothing given says: let stand, and told to staff."""

REASONS = {
    "究其原因": "复议纠正率偏高。究其原因，部分承办单位把关不严，同类错误仍有发生，上年教训未能吸取。",
    "说明": "复议纠正率偏高，说明经办人员习惯于简单拒绝，图省事怕麻烦。",
    "反映出": "复议纠正率偏高，反映出领导重视程度下降。",
}
"""Problems with a reason that no card gives."""

PLAIN = {
    "on_request": "2024年共新收政府信息公开申请163件，较上年增长43.0%，其中自然人申请128件，法人或其他组织申请35件；上年结转9件，合计需办理172件。全年办结160件，其中予以公开64件、部分公开18件、不予公开23件、无法提供36件、不予处理14件、其他处理5件，结转下年度继续办理12件。\n印发《依申请公开答复条款适用指引》，按结果类型列明依据、证据和常见错误。召开疑难申请会商会14次，区司法局和法律顾问全程参加。答复前主动与申请人沟通97人次，帮助申请人准确描述所需信息。\n全年发生行政复议22件，其中维持10件，纠正9件，其他结果2件，尚未审结1件；行政诉讼5件，其中直接起诉1件，复议后起诉4件，维持3件，纠正1件，尚未审结1件。",
    "supervision": "全年举办依申请公开业务培训3期，以改写的真实案卷组织模拟答复。对部门和镇街的公开栏目开展季度抽查，发出整改提示函41份，均已办结销号。\n工作考核方面，将年度报告质量和复议纠错情况纳入政务公开考核，考核结果计入部门综合绩效，提醒排名靠后的单位4家。社会评议方面，委托第三方机构开展群众满意度调查，收回有效问卷1206份，评议意见逐条反馈责任单位。责任追究方面，全年未发生因政府信息公开工作被追究责任的情形。",
    "records": "完成城市更新片区征收档案数字化，新增可全文检索案卷3120卷。建立公文公开属性动态调整制度，推动72份原定不公开的文件转为主动公开。",
    "proactive": "全年制发行政规范性文件18件、废止21件，现行有效105件。对宣布失效的文件全部加注失效标识，并同步公布清理结果。\n全年作出行政许可决定10612件、行政处罚决定1395件、行政强制决定37件。行政处罚决定较上年增长11.1%。\n上线“政策体检”专栏，拆解涉企条款形成问答286条。在供水、供气、公交行业公布公共企事业单位信息公开清单。邀请市民代表6次列席区政府常务会议，并在会后公布议定事项。",
}
"""The same from a model that copies neither references nor marks: the numbers are true, and bound."""
