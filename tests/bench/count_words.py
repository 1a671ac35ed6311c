#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts the words of a news collection, for learn_priors.py.

  count_words.py ARTICLES.ndjson.gz > VOCABULARY.tsv

Each line of the articles is a JSON object with "body" and perhaps "title". Writes
word <TAB> count <TAB> count with a small initial, the most frequent first.
"""
import collections
import gzip
import json
import re
import sys

WORD = re.compile(r'[^\W_]+(?:-[^\W_]+)*')


def main():
    surfaces = collections.Counter()
    with gzip.open(sys.argv[1], 'rt', encoding='utf8') as lines:
        for line in lines:
            article = json.loads(line)
            surfaces.update(WORD.findall((article.get('title') or '') + '\n' + article['body']))
    counts = collections.Counter()
    small = collections.Counter()
    for word, count in surfaces.items():
        counts[word.lower()] += count
        if word[0].islower():
            small[word.lower()] += count
    for word, count in counts.most_common():
        print(word, count, small[word], sep='\t')


main()
