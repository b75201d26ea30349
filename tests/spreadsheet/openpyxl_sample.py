"""Writes a workbook with another program than ours, for the reader's tests: openpyxl_sample.py OUT"""
import datetime
import sys

import openpyxl
from openpyxl.comments import Comment

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Đảng viên"
sheet["A1"] = "DANH SÁCH ĐẢNG VIÊN"
sheet.merge_cells("A1:D1")
sheet.append(["STT", "Họ và tên (*)", "Ngày vào Đảng", "Số thẻ"])
sheet.append([1, "Nguyễn Văn An", datetime.date(2015, 5, 19), "01234567"])
sheet.append([2, "Trần Thị Bưởi", "19/05/2016", 12.5])
sheet["E3"] = True
sheet["E4"] = "=1/0"
sheet["F4"] = datetime.datetime(2022, 12, 5, 15, 0)
sheet["F4"].comment = Comment("ghi chú", "an")
book.create_sheet("Trống")
book.save(sys.argv[1])
