"""Pages of a PDF as pictures: which pages a section stands on, and what a picture shows."""

import io
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from builders import consistent_figures
from PIL import Image
from reading import pages
from reportlab.pdfgen.canvas import Canvas

from drafting.errors import InputError
from drafting.reading.pdf.pictures import Stretch, picture_of, stretches_of

REPORT = pages.report(consistent_figures(seed=3), ruled=True, before=30)


def test_a_section_is_found_by_its_heading():
    found = {number: stretches_of(REPORT, number) for number in range(1, 7)}
    everything = [stretch for number in found for stretch in found[number]]
    places = [(stretch.page, stretch.top, stretch.bottom) for stretch in everything]
    assert places == sorted(places), "one after the other"
    for (page, _, bottom), (next_page, top, _) in pairwise(places):
        assert (page, round(bottom, 3)) == (next_page, round(top, 3)) or (
            bottom == 1.0 and next_page == page + 1
        )
    assert len(found[3]) > 1, "table three goes on over a page's end"
    assert places[-1][2] == 1.0
    assert stretches_of(REPORT, None)[: places[-1][0] + 1] == tuple(map(Stretch, range(places[-1][0] + 1)))


def test_without_its_heading_every_page_is_given():
    assert stretches_of(canvas(600, 800, "only a line"), 3) == (Stretch(0),)


def canvas(width, height, text=""):
    stream = io.BytesIO()
    drawn = Canvas(stream, pagesize=(width, height))
    drawn.drawString(width / 2, height / 2, text)
    drawn.save()
    return stream.getvalue()


def test_a_picture_is_of_modest_size_and_without_margins():
    picture = Image.open(io.BytesIO(picture_of(REPORT, Stretch(1))))
    assert 700 < picture.width <= 1100
    assert picture.height <= 2200
    assert picture.getextrema()[0] < 100, "something is printed on it"
    assert picture.crop((0, 0, picture.width, 5)).getextrema() == (255, 255)


@pytest.mark.parametrize("size", [(14_000, 200), (200, 14_000), (3, 3)])
def test_a_page_of_any_shape(size):
    picture = Image.open(io.BytesIO(picture_of(canvas(*size), Stretch(0))))
    assert picture.width <= 1101
    assert picture.height <= 2201


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"", pages.report({}, ruled=True, password="1")], ids=["坏", "空", "加密"])  # fmt: skip
def test_what_does_not_open(data):
    with pytest.raises(InputError, match="请下载原件"):
        stretches_of(data, 3)
    with pytest.raises(InputError, match="请下载原件"):
        picture_of(data, Stretch(0))


def test_several_threads_at_once():
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: picture_of(REPORT, Stretch(0)), range(8)))
    assert len(set(pictures)) == 1
