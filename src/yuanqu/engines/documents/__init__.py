"""Documents 公文: a document as structure, written as .docx in GB/T 9704-2012 and read back as text.

Import the rooms you need: `model` (blocks), `profile` (type area, fonts, local rules), `walk` (numbering,
notes, plain text), `docx_writer` (write), `docx_text` (read), `pdf` (preview through LibreOffice).
"""
