"""An ``AnnualReport`` as a file that is ready to publish."""

from drafting.export.formats import FORMATS, check_writable, file_name, render, write

__all__ = ["FORMATS", "check_writable", "file_name", "render", "write"]
