"""Makes the files of this folder. Nothing of the project runs it; see README.md.

Needs Pillow, img2pdf, PyMuPDF and python-docx, the commands opj_compress, tiffcp, qpdf, jbig2
(jbig2enc), pdftoppm, and a Chinese font. `python3 make-files.py FONT JBIG2TOPDF`
"""

import io
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib

import docx
import img2pdf
import pymupdf
from PIL import Image, ImageCms, ImageDraw, ImageFont

FONT, JBIG2TOPDF = sys.argv[1:3]
HERE = os.path.dirname(os.path.abspath(__file__))
WORK = tempfile.mkdtemp()
WIDTH, HEIGHT = 827, 1169  # A4 at 100 dpi
LINES = [
    "（样张，不涉及任何人）",
    "罪犯某甲，因盗窃罪被判处有期徒刑",
    "刑期自二〇二〇年一月一日起",
    "确有悔改表现，建议减刑六个月",
]


def work(name):
    return os.path.join(WORK, name)


def write(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def sheet(number):
    """A page as a scanner sees it: frame, title, lines and a seal."""
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, WIDTH - 60, HEIGHT - 60), outline=0, width=3)
    title = ["提请减刑建议书", "罪犯奖惩审批表"][number - 1]
    draw.text((WIDTH // 2, 140), title, font=ImageFont.truetype(FONT, 52), fill=0, anchor="mm")
    for index, line in enumerate([*LINES, f"第 {number} 页"]):
        draw.text((110, 230 + 80 * index), line, font=ImageFont.truetype(FONT, 34), fill=0)
    draw.ellipse((520, 850, 700, 1030), outline=0, width=8)
    return image


def coloured():
    image = sheet(1).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.ellipse((520, 850, 700, 1030), outline=(200, 20, 20), width=8)
    draw.rectangle((110, 700, 400, 1000), fill=(200, 30, 40))
    draw.rectangle((150, 740, 360, 800), fill=(240, 200, 60))
    return image


def scans():
    dpi = (100, 100)
    black = [sheet(n).point(lambda v: 255 if v > 140 else 0).convert("1") for n in (1, 2)]
    for number, image in enumerate(black, 1):
        image.save(work(f"g4-{number}.tif"), compression="group4", dpi=dpi)
    colour = coloured()
    half = colour.resize((WIDTH // 2, HEIGHT // 2), Image.LANCZOS)
    third = colour.resize((WIDTH // 3, HEIGHT // 3), Image.LANCZOS)
    eight = colour.quantize(8)
    half.save(work("c.jpg"), quality=45, dpi=(50, 50))
    third.convert("CMYK").save(work("cmyk.jpg"), quality=25, dpi=(33, 33))
    eight.save(work("flate.png"), dpi=dpi, optimize=True)
    half.save(work("c.ppm"))
    run("opj_compress", "-i", work("c.ppm"), "-o", work("c.jp2"), "-r", "60")

    write("scan-ccitt-g4.pdf", img2pdf.convert(work("g4-1.tif")))
    write("scan-jpeg.pdf", img2pdf.convert(work("c.jpg")))
    write("scan-jpeg-cmyk.pdf", img2pdf.convert(work("cmyk.jpg")))
    write("scan-flate.pdf", img2pdf.convert(work("flate.png")))
    write("scan-jpeg2000.pdf", img2pdf.convert(work("c.jp2")))
    black[0].save(work("bw.png"), dpi=dpi)
    run("jbig2", "-p", "-s", "-b", work("jb"), work("bw.png"))
    write("scan-jbig2.pdf", run("python3", JBIG2TOPDF, work("jb")))
    write("scan-icc.pdf", icc(eight.convert("RGB").resize((WIDTH // 2, HEIGHT // 2), Image.NEAREST)))

    eight.save(os.path.join(HERE, "picture.png"), dpi=dpi, optimize=True)
    half.save(os.path.join(HERE, "picture.jpg"), quality=45, dpi=(50, 50))
    run("tiffcp", work("g4-1.tif"), work("g4-2.tif"), os.path.join(HERE, "scan-g4-two-pages.tif"))
    lzw = eight.convert("RGB").resize((WIDTH // 2, HEIGHT // 2), Image.NEAREST)
    lzw.save(os.path.join(HERE, "scan-lzw.tif"), compression="tiff_lzw", dpi=(50, 50))
    eight.save(os.path.join(HERE, "scan-deflate.tif"), compression="tiff_adobe_deflate", dpi=dpi)
    half.save(os.path.join(HERE, "scan-jpeg.tif"), compression="jpeg", quality=40, dpi=(50, 50))


def pdf(objects):
    """A PDF of these objects, numbered from 1; the first one is the catalogue."""
    file, offsets = io.BytesIO(b"%PDF-1.7\n"), []
    file.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    at = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        file.write(b"%010d 00000 n \n" % offset)
    file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at))
    return file.getvalue()


def stream(content, entries=b""):
    packed = zlib.compress(content, 9)
    head = b"<< %s /Filter /FlateDecode /Length %d >>" % (entries, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream"


CATALOGUE = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"]


def icc(image):
    """A picture whose profile turns red into blue: whoever leaves the profile out shows red."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {}
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12):
        tags[bytes(profile[at : at + 4])] = at
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        bytes(profile[blue + 4 : blue + 12]),
        bytes(profile[red + 4 : red + 12]),
    )
    size = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8" % image.size
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    return pdf(
        [
            *CATALOGUE,
            page,
            stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
            stream(image.tobytes(), size + b" /ColorSpace [/ICCBased 6 0 R]"),
            stream(bytes(profile), b"/N 3"),
        ]
    )


def not_embedded(name, encoding, coded):
    """Text in a Chinese font that every reader is to have: nothing but its name is in the file."""
    text = b"".join(
        b"BT /F %d Tf 72 %d Td <%s> Tj ET\n" % (36 if i == 0 else 20, 740 - 48 * i, coded(line).hex().encode())
        for i, line in enumerate(["提请减刑建议书", *LINES])
    )
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /%s /DescendantFonts [6 0 R] >>" % encoding
    cid = b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 7 0 R >>"
    about = b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    write(name, pdf([*CATALOGUE, page, stream(text), font, cid, about]))


def texts():
    not_embedded("text-gbk-euc-h.pdf", b"GBK-EUC-H", lambda line: line.encode("gbk"))
    not_embedded("text-unigb-ucs2-h.pdf", b"UniGB-UCS2-H", lambda line: line.encode("utf-16-be"))
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_font(fontname="F", fontbuffer=pymupdf.Font("cjk").buffer)
    for index, line in enumerate(["提请减刑建议书", *LINES]):
        page.insert_text((72, 100 + 48 * index), line, fontname="F", fontsize=36 if index == 0 else 20)
    document.subset_fonts()
    document.save(os.path.join(HERE, "text-embedded.pdf"), garbage=4, deflate=True, clean=True)
    locked = ["qpdf", "--encrypt", "mima-2026", "owner", "256", "--"]
    run(*locked, os.path.join(HERE, "text-embedded.pdf"), os.path.join(HERE, "locked.pdf"))

    lines = "".join(f"{line}\r\n" for line in ["提请减刑建议书", *LINES])
    write("text-utf-8.txt", lines.encode("utf-8"))
    write("text-gbk.txt", lines.encode("gbk"))
    write("text-gb18030.txt", f"{lines}𠮷\r\n".encode("gb18030"))
    write("text-utf-16.txt", lines.encode("utf-16"))

    paper = docx.Document()
    paper.core_properties.author = ""
    paper.add_heading("提请减刑建议书", 0)
    for line in LINES:
        paper.add_paragraph(line)
    table = paper.add_table(rows=2, cols=2, style="Table Grid")
    for cell, text in zip([c for row in table.rows for c in row.cells], ["罪名", "盗窃罪", "刑期", "六年"]):
        cell.text = text
    paper.save(os.path.join(HERE, "text.docx"))


def hostile():
    """A document that would run, send and fetch, were it let."""
    paper = docx.Document()
    paper.add_paragraph("正文可见")
    paper.save(work("h.docx"))
    link, picture, chunk = "rIdLink", "rIdPicture", "rIdChunk"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = (
        f'<w:p><w:hyperlink r:id="{link}"><w:r><w:t>点我</w:t></w:r></w:hyperlink></w:p>'
        f'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata r:id="{picture}"/></v:shape></w:pict></w:r></w:p>'
        f'<w:altChunk r:id="{chunk}"/>'
    )
    relations = (
        f'<Relationship Id="{link}" Type="{office}/hyperlink" Target="javascript:parent.hostile=1" TargetMode="External"/>'
        f'<Relationship Id="{picture}" Type="{office}/image" Target="https://elsewhere.example/x.png" TargetMode="External"/>'
        f'<Relationship Id="{chunk}" Type="{office}/aFChunk" Target="chunk.html"/>'
    )
    with zipfile.ZipFile(work("h.docx")) as old, zipfile.ZipFile(
        os.path.join(HERE, "hostile.docx"), "w", zipfile.ZIP_DEFLATED
    ) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
            if name == "[Content_Types].xml":
                content = content.replace(b"<Override", b'<Default Extension="html" ContentType="text/html"/><Override', 1)
            if name != "docProps/thumbnail.jpeg":
                new.writestr(name, content)
        new.writestr("word/chunk.html", "<script>parent.hostile=1</script><img src=https://elsewhere.example/y.png onerror=parent.hostile=1>")


def strip():
    """A page five metres long, with a black square at its top and at its foot."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 14400] /Contents 4 0 R /Resources << >> >>"
    write("long-strip.pdf", pdf([*CATALOGUE, page, stream(b"0 14000 595 400 re 0 0 595 400 re f")]))


def seen():
    """What pdftoppm, or the picture's own decoder, makes of each: 104 pixels wide."""
    for name in sorted(os.listdir(HERE)):
        stem, kind = os.path.splitext(name)
        if kind == ".pdf" and stem not in ("locked", "long-strip"):
            run("pdftoppm", "-r", "96", "-f", "1", "-l", "1", "-singlefile", os.path.join(HERE, name), work("page"))
            image = Image.open(work("page.ppm"))
        elif kind in (".tif", ".jpg") or name == "picture.png":
            image = Image.open(os.path.join(HERE, name))
        else:
            continue
        small = image.convert("RGB").resize((104, 147), Image.BOX)
        small.save(os.path.join(HERE, f"seen/{name}.png"), optimize=True)


scans()
texts()
hostile()
strip()
os.makedirs(os.path.join(HERE, "seen"), exist_ok=True)
seen()
