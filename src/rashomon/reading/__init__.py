"""Files to reports: plain text, web pages and tables of articles, one file at a time.

`read_paths([Path("reports")])` gives a Report for each article, or an Issue that says what could not be read and why.
"""

from rashomon.reading.counting import count_articles
from rashomon.reading.dates import parse_date, today
from rashomon.reading.files import find_files, list_files
from rashomon.reading.given import Given, survey_given
from rashomon.reading.languages import identify_language
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions, parse_columns
from rashomon.reading.pages import CHANGED_DATE, PARTIAL_ARTICLE
from rashomon.reading.paths import read_file, read_paths, survey_file
from rashomon.reading.placing import Places
from rashomon.reading.refusals import REMARKS, name_of

__all__ = [
    "CHANGED_DATE",
    "PARTIAL_ARTICLE",
    "REMARKS",
    "Given",
    "Layout",
    "Places",
    "ReadingOptions",
    "count_articles",
    "find_files",
    "identify_language",
    "list_files",
    "name_of",
    "parse_columns",
    "parse_date",
    "read_file",
    "read_paths",
    "survey_file",
    "survey_given",
    "today",
]
