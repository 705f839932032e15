"""方正 (new) with pages in .html and articles in .htm: pc/layout/202210/10/node_A01.html → content_1234.htm."""

from newsspider.epapers.families.founder_pc_layout import FAMILY as PC
from newsspider.epapers.family import Family

FAMILY = Family("founder_pc_layout_htm", PC.shape, PC.page, start_pages=PC.start_pages)
