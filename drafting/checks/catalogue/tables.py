"""The rules of the catalogue: within the tables."""

from drafting.checks.cells import CellBlank, CellNumber
from drafting.checks.decisions import DirectLitigation, Opening, OtherShare, RulesPower
from drafting.checks.reconciliation import (
    BALANCE,
    SUM_OF_APPLICANTS,
    SUM_OF_OUTCOMES,
    SUM_OF_RESULTS,
    Reconciliation,
)
from drafting.checks.rule import ERROR, ERROR_OR_WARNING, INFO, NOTICE, WARNING, Kind, Rule

TABLES: tuple[Rule, ...] = (
    CellNumber(
        id="cell-number",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 附件：各表计件为整数，收费金额以万元计",
        messages={"failed": "{cell}应为{wanted}，现为“{value}”。请改正。"},
    ),
    CellBlank(
        id="cell-blank",
        kind=Kind.TABLES,
        severity=ERROR_OR_WARNING,
        basis=f"{NOTICE} 附件：表格各项应填写完整",
        messages={
            "table": "{table}{count}格空白；没有发生的请填0。",
            "row": "{place}有{count}格空白（{columns}）；没有发生的请填0。",
            "no_table": "{table}{count}格空白；没有发生的请填0。原件有这张表的（如表格是图片），"
            "是未能读出，请对照原件。",
            "no_rows": "{table}未见{rows}行（共{count}格）：原表缺行，或未能读出。"
            "请对照原件；没有发生的请填0。",
        },
    ),
    Reconciliation(
        id="t3-balance",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表三表头：第一项加第二项之和，等于第三项加第四项之和",
        messages={
            "failed": "表三“{label}”列不平：新收＋上年结转为{left}件，办理总计＋结转下年为{right}件，"
            "相差{delta}件，请核对。"
        },
        identity=BALANCE,
        crossed_by=(SUM_OF_APPLICANTS,),
    ),
    Reconciliation(
        id="t3-outcomes",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表三：（七）总计为（一）至（六）各项之和",
        messages={
            "failed": "表三“{label}”列各项办理结果合计{left}件，“（七）总计”为{right}件，"
            "相差{delta}件，请核对。"
        },
        identity=SUM_OF_OUTCOMES,
        crossed_by=(SUM_OF_APPLICANTS,),
    ),
    Reconciliation(
        id="t3-applicants",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表三：总计为自然人、法人或其他组织各列之和",
        messages={
            "failed": "表三“{label}”行不平：各类申请人合计{left}件，总计为{right}件，相差{delta}件，请核对。"
        },
        identity=SUM_OF_APPLICANTS,
        crossed_by=(BALANCE, SUM_OF_OUTCOMES),
    ),
    Reconciliation(
        id="t4-total",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表四：总计为结果维持、结果纠正、其他结果、尚未审结之和",
        messages={
            "failed": "表四“{label}”不平：维持、纠正、其他结果、尚未审结合计{left}件，总计为{right}件，"
            "相差{delta}件，请核对。"
        },
        identity=SUM_OF_RESULTS,
    ),
    Opening(
        id="t2-opening",
        kind=Kind.TABLES,
        severity=WARNING,
        basis=f"{NOTICE} 表二：现行有效件数为年末存量",
        messages={
            "failed": "表二“{label}”：现行有效{in_force}，减本年制发{made}，加本年废止{repealed}，"
            "年初存量为{opening}，不应为负。请核对现行有效件数。"
        },
    ),
    RulesPower(
        id="t2-rules-power",
        kind=Kind.TABLES,
        severity=WARNING,
        basis="《中华人民共和国立法法》第九十一条、第九十三条",
        messages={"failed": "表二“规章”行有数，但本机关一般无权制定规章。如为行政规范性文件，请填入下一行。"},
    ),
    OtherShare(
        id="t3-other-share",
        kind=Kind.TABLES,
        severity=INFO,
        basis=f"{NOTICE} 表三（六）其他处理",
        messages={
            "failed": "表三“（六）其他处理 3.其他”为{other}件，占办理总计{processed}件的{share}%，比例偏高。"
            "请核对能否归入前列各项。"
        },
    ),
    DirectLitigation(
        id="t4-direct",
        kind=Kind.TABLES,
        severity=INFO,
        basis="《中华人民共和国行政复议法》（2023年修订）第二十三条",
        messages={
            "failed": "表四“未经复议直接起诉”总计{direct}件。2024年起，对不予公开政府信息不服的"
            "应先申请行政复议，请核实口径。"
        },
    ),
)
