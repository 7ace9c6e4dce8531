"""The forms of the import pages: the file, then what to do with it (导入表单)."""

from __future__ import annotations

from django import forms

from yuanqu.engines.ledger.importing.prepared import Mode

BLANKS = (("clear", "清空原值"), ("keep", "保留原值"))
MODES = ((Mode.ALL_OR_NOTHING.value, "全部通过才导入"), (Mode.GOOD_ROWS.value, "只导入没有问题的行"))


class UploadForm(forms.Form):
    """Which file, and how it is to be read."""

    workbook = forms.FileField(
        label="把工作簿拖到这里，或点按钮选择",
        error_messages={
            "required": "请选择要导入的文件。",
            "empty": "文件是空的（0 字节），请确认已保存完整。",
        },
        widget=forms.ClearableFileInput(
            attrs={"accept": ".xlsx,.xls,.et,.xlsm,.csv,.txt,.geojson,.json,.gpkg,.zip"}
        ),
    )
    sheet = forms.CharField(
        label="工作表",
        required=False,
        max_length=80,
        help_text="不填时读取表头与本台账相符的各张；只读其中几张的，写出名称，用顿号隔开。",
    )
    blanks = forms.ChoiceField(
        label="更新已有记录时，空单元格",
        choices=BLANKS,
        initial="clear",
        widget=forms.RadioSelect,
        help_text="表中没有的列总是保持原值。",
    )
    explanation = forms.CharField(
        label="统一说明",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="需要说明的问题，如整批原因相同，可在这里统一填写。",
    )


class ApplyForm(forms.Form):
    """How a previewed file is to go in, and why."""

    mode = forms.ChoiceField(label="有问题的行", choices=MODES, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="导入缘由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="记入变更历史，如“2025年6月月报”。",
        error_messages={"required": "请写明导入缘由，它会记入变更历史。"},
    )


class UndoForm(forms.Form):
    """Why a batch is taken back."""

    reason = forms.CharField(
        label="撤销原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="本批新增的记录将作废，更新的记录恢复原值；原因记入变更历史。",
        error_messages={"required": "请写明撤销原因。"},
    )
