"""Registers as offices have them: a clean one, and one with all that goes wrong."""

from pathlib import Path

from openpyxl import Workbook


def clean(path: Path, *, name: str = "幸福社区") -> Path:
    """A sub-district, a community and an organisation that covers it."""
    book = Workbook()
    areas = book.active
    areas.title = "区域"
    areas.append(["名称", "层级", "区划代码", "上级区域"])
    areas.append(["东街道", "街道", "990101001000", None])
    areas.append([name, "社区", "990101001001" if name == "幸福社区" else "990101001009", "东街道"])
    orgs = book.create_sheet("党组织")
    orgs.append(["名称", "党组织类别", "批准成立日期", "覆盖区域"])
    orgs.append([f"{name}党委", "党委", "2020-03-05", name])
    book.save(path)
    return path


def messy(path: Path, *, founded: str = "2020年13月5日") -> Path:
    """A title row, merged cells, a column of personal data, a wrong date."""
    book = Workbook()
    areas = book.active
    areas.title = "区域"
    areas.append(["东街道区域登记表（2026 年）"])
    areas.merge_cells("A1:D1")
    areas.append(["名称", "层级", "区划代码", "上级区域"])
    areas.append(["东街道", "街道", "990101001000", None])
    areas.append(["幸福社区", "社区", "990101001001", "东街道"])
    areas.append(["东风社区", None, "990101001002", None])
    areas.merge_cells("B4:B5")
    areas.merge_cells("D4:D5")
    orgs = book.create_sheet("党组织")
    orgs.append(["名称", "党组织类别", "批准成立日期", "覆盖区域", "书记姓名", "联系电话"])
    orgs.append(["幸福社区党委", "党委", "2020-03-05", "幸福社区", "张三", "13800138000"])
    orgs.append(["东风社区党委", "党委", founded, "东风社区", "李四", "13900139000"])
    book.save(path)
    return path
