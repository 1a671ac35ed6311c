#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Learns the priors of roots and of affixes on roots from the vocabulary of a news collection.

  learn_priors.py VOCABULARY.tsv CANDIDATES_PROGRAM OUT.txt

VOCABULARY.tsv: word, count (made by count_words.py). CANDIDATES_PROGRAM reads words and prints every
analysis of each (telusur-candidates). No labels: expectation-maximisation shares each word out
among its analyses, by the root's mass and by the other affixes the root was seen with.
"""
import collections
import math
import re
import subprocess
import sys

MIN_COUNT = 2
ROUNDS = 6
BARE_SHARE = 0.45      # how much the root's own uses count beside its derivations
PRIOR_SCALE = 0.5      # of the root's cost
PAIR_SCALE = 0.6       # of the discount of root and affix together


def read_vocabulary(path):
    words = {}
    for line in open(path, encoding='utf8'):
        fields = line.rstrip('\n').split('\t')
        if int(fields[1]) >= MIN_COUNT and re.fullmatch('[a-z]{2,48}', fields[0]):
            words[fields[0]] = int(fields[1])
    return words


def read_candidates(program, words):
    """word -> [(root, pattern, cost of the affixes in nats)]"""
    done = subprocess.run([program], input='\n'.join(words) + '\n', text=True, check=True,
                          stdout=subprocess.PIPE)
    analyses = {}
    for line in done.stdout.split('\n'):
        word, *found = line.split('\t')
        rows = []
        for text in found:
            root, pattern, cost, licensed = text.split(' ')
            rows.append((root, pattern, int(cost) / 100 - 0.8 * int(licensed)))
        if rows:
            analyses[word] = rows
    return analyses


def short_root_cost(root):
    return {2: 3.0, 3: 1.8}.get(len(root), 0.0)


def main():
    vocabulary = read_vocabulary(sys.argv[1])
    analyses = read_candidates(sys.argv[2], vocabulary)
    derived = {w: rows for w, rows in analyses.items()
               if not any(root == w for root, _, _ in rows)}
    bare = {w: vocabulary[w] for w, rows in analyses.items() if w not in derived}
    weight = {w: 1 + math.log(vocabulary[w]) for w in derived}
    # A root beside which another reading of one word exists is judged by its other words.
    pair_discount = collections.defaultdict(float)
    mass = collections.Counter({w: math.log(1 + n) for w, n in bare.items()})
    posterior = {}

    def root_cost(root):
        seen = BARE_SHARE * math.log(1 + bare.get(root, 0)) + math.log(1 + mass[root])
        return PRIOR_SCALE * (TOP - seen)

    TOP = 0.0
    for _ in range(ROUNDS):
        TOP = max(BARE_SHARE * math.log(1 + bare.get(r, 0)) + math.log(1 + m)
                  for r, m in mass.items())
        for word, rows in derived.items():
            costs = [cost + short_root_cost(root) + root_cost(root) - pair_discount[root, pattern]
                     for root, pattern, cost in rows]
            low = min(costs)
            shares = [math.exp(2 * (low - c)) for c in costs]
            total = sum(shares)
            posterior[word] = [s / total for s in shares]
        mass = collections.Counter()
        seen = collections.defaultdict(collections.Counter)  # root -> pattern -> best posterior
        for word, rows in derived.items():
            for (root, pattern, _), share in zip(rows, posterior[word]):
                mass[root] += weight[word] * share
                seen[root][pattern] = max(seen[root][pattern], share)
        for root in bare:
            mass[root] += 0.0
        # P(q | p): how often a root seen with p is seen with q.
        alone = collections.Counter()
        both = collections.Counter()
        for patterns in seen.values():
            sure = [p for p, share in patterns.items() if share > 0.7]
            for p in sure:
                alone[p] += 1
                for q in sure:
                    both[p, q] += 1
        everywhere = sum(alone.values()) / max(1, len(alone))
        roots_with_any = sum(1 for patterns in seen.values() if max(patterns.values()) > 0.7)
        pair_discount = collections.defaultdict(float)
        for word, rows in derived.items():
            if len(rows) < 2:
                continue
            for (root, pattern, _) in rows:
                base = (alone[pattern] + 1) / (roots_with_any + 2)
                gain = 0.0
                for other, share in seen[root].items():
                    if other == pattern or share < 0.3:
                        continue
                    given = (both[other, pattern] + 5 * base) / (alone[other] + 5)
                    gain = max(gain, share * math.log(given / base))
                loss = 0.0
                if len(seen[root]) > 2 or bare.get(root, 0) > 100:
                    for other in alone:
                        if other == pattern or seen[root][other] > 0.2 or alone[other] < 50:
                            continue
                        usual = (both[pattern, other] + 1) / (alone[pattern] + 4)
                        rest = (alone[other] + 1) / (roots_with_any + 2)
                        if usual > rest:
                            loss = min(loss, math.log((1 - usual) / (1 - rest)))
                pair_discount[root, pattern] = PAIR_SCALE * (max(0.0, gain) + loss)
    write(sys.argv[3], bare, mass, root_cost, pair_discount)


def write(path, bare, mass, root_cost, pair_discount):
    pairs = collections.defaultdict(list)
    for (root, pattern), discount in sorted(pair_discount.items()):
        if round(10 * discount) != 0:
            pairs[root].append(f'{pattern}:{round(10 * discount)}')
    with open(path, 'w', encoding='utf8') as out:
        out.write('# root  cost  [class+suffix:discount ...], in tenths of a nat. Written by '
                  'tests/bench/learn_priors.py.\n')
        print('cost of a root never seen:', round(10 * root_cost('-')))
        for root in sorted(set(bare) | set(mass)):
            cost = round(10 * root_cost(root))
            if cost < round(10 * root_cost('-')):
                out.write(' '.join([root, str(min(255, cost)), *pairs[root]]) + '\n')


main()
