"""The navigation: the way of the work, from the task to the finished file."""

from importlib.resources import files
from pathlib import Path

import streamlit as st

from drafting.service.model import configured_model
from drafting.ui.messages import faults_told, plain
from drafting.ui.places import page
from drafting.ui.session import current_name


def run() -> None:
    """Show the sidebar and the page that was chosen."""
    # A named icon would be fetched from the internet; these lie in the package.
    st.set_page_config(page_title="年报台", page_icon=_own("icon.svg"), layout="wide")
    st.logo(_own("logo.svg"), size="large")
    st.html(f"<style>{Path(_own('theme.css')).read_text(encoding='utf-8')}</style>")
    chosen = st.navigation(
        {
            "": [_page("tasks", "年报任务", "assignment", default=True)],
            "编制": [
                _page("tables", "表格填报", "table_chart"),
                _page("facts", "工作素材", "inventory_2"),
                _page("problems", "问题与措施", "checklist"),
                _page("writing", "撰写", "edit_note"),
                _page("checking", "校核", "fact_check"),
                _page("publishing", "导出", "file_save"),
            ],
            "资料": [_page("library", "往年年报库", "library_books")],
            "审核": [_page("batch", "批量校核", "rule")],
        }
    )
    with faults_told():
        with st.sidebar:
            _status()
        chosen.run()


def _own(name: str) -> str:
    return str(files("drafting.ui").joinpath(name))


def _page(name: str, title: str, icon: str, *, default: bool = False) -> "st.Page":
    path = None if default else name  # the default page stands at the address itself
    return st.Page(page(name), title=title, icon=f":material/{icon}:", url_path=path, default=default)


def _status() -> None:
    model = configured_model()
    name = current_name()
    st.markdown(f"**{plain(name)}**" if name else ":gray[尚未选择年报]")
    st.caption(f"大模型：{model.name}" if model else "大模型：未配置，按素材成稿（未用大模型）")
    st.caption("不得用于涉密网络，不得录入涉密信息")
