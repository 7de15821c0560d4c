"""Pictures of the scene on a page, kept small as JPEG."""

from io import BytesIO

from PIL.Image import Image as Picture
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exports.pdf import style
from exports.pdf.book import Drawn

QUALITY = 88


def photo(picture: Picture, width: float) -> Drawn:
    """A picture of the scene, ``width`` points wide, with a thin frame."""
    whole = BytesIO()
    picture.convert("RGB").save(whole, "JPEG", quality=QUALITY, subsampling=0)
    whole.seek(0)
    reader = ImageReader(whole)
    height = width * picture.height / picture.width

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(reader, 0, 0, width, height)
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(0.5)
        canvas.rect(0, 0, width, height)

    return Drawn(width, height, draw)
