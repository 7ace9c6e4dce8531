"""The form that takes a draft in (上传文稿)."""

from __future__ import annotations

from django import forms


class DraftForm(forms.Form):
    """A file or pasted text, and the period where the title does not say it."""

    file = forms.FileField(label="把文稿拖到这里，或选择文件", required=False, allow_empty_file=True)
    pasted = forms.CharField(
        label="或者粘贴文字", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 7})
    )
    period = forms.CharField(
        label="所述期间", required=False, max_length=40, help_text="如 2025-H1、2025年1至4月；不填按标题判断"
    )
