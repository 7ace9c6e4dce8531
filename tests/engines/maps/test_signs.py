"""The map's colours: apart from one another to every eye, and from the paper (Machado, Oliveira, Fernandes 2009)."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from yuanqu.engines.maps.layers import all_layers
from yuanqu.engines.maps.signs import (
    COLOURS,
    LOOKS,
    OTHER,
    broken_of,
    colour_of,
    form_at,
    lightness_of,
    shade,
)

PAPER = "#f3f5f2"
LEAST = (
    20  # of CIELAB's distance between two colours; the colours of before came to 4 for red-green blindness
)
EYES = {
    "whole": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
Three = tuple[float, ...]


def linear(colour: str) -> Three:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def times(matrix: tuple[Three, ...], vector: Three) -> Three:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(colour: str, eye: tuple[Three, ...]) -> Three:
    seen = tuple(min(max(each, 0.0), 1.0) for each in times(eye, linear(colour)))
    shares = [each / white for each, white in zip(times(XYZ, seen), WHITE, strict=True)]
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    low, high = sorted(times(XYZ, linear(each))[1] for each in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("eye", EYES)
def test_no_two_colours_are_alike_to_any_eye(eye: str) -> None:
    for one, other in combinations((*COLOURS, OTHER), 2):
        apart = (
            sum((a - b) ** 2 for a, b in zip(lab(one, EYES[eye]), lab(other, EYES[eye]), strict=True)) ** 0.5
        )
        assert apart >= LEAST, (one, other, apart)


def test_colours_stand_out_from_the_paper() -> None:
    assert min(contrast(each, PAPER) for each in COLOURS) >= 3


@pytest.mark.parametrize("number", range(1, LOOKS + 3))
def test_codes_of_a_layer_have_looks_of_their_own(number: int) -> None:
    codes = [str(each) for each in range(number)]
    for place in range(8):
        looks = [(colour_of(form_at(place), codes, code), broken_of(codes, code)) for code in codes]
        assert len({*looks[:LOOKS]}) == min(number, LOOKS)
        assert {colour for colour, _ in looks[LOOKS:]} <= {OTHER}
        assert OTHER not in {colour for colour, _ in looks[:LOOKS]}
        assert colour_of(form_at(place), codes, None) == OTHER
        assert colour_of(form_at(place), [], None) == COLOURS[form_at(place).first]


def test_no_two_layers_share_a_hue() -> None:
    assert len({layer.form.hue for layer in all_layers()}) == len(all_layers())


@pytest.mark.parametrize("eye", EYES)
def test_shades_of_one_edge_are_apart_to_any_eye(eye: str) -> None:
    codes = [str(each) for each in range(len(COLOURS))]
    for place in range(8):
        for of in (codes[::2], codes[1::2]):
            shades = [lab(colour_of(form_at(place), codes, code), EYES[eye])[0] for code in of]
            assert all(one - other >= 12 for one, other in pairwise(shades)), (place, shades)


def test_a_shade_has_the_lightness_that_is_asked() -> None:
    for colour in COLOURS:
        assert all(abs(lightness_of(shade(colour, asked)) - asked) < 2 for asked in (24, 55, 88))
