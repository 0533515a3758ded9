"""The best assignment of rows to columns: the Hungarian method, by shortest augmenting paths."""

from collections.abc import Sequence

_FAR = float("inf")


def best_assignment(gains: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column given to it, every column given once, with the greatest sum of gains.

    There are at least as many columns as rows.
    """
    if not gains:
        return []
    rows, columns = len(gains), len(gains[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)  # 1 + the row that a column is given to; column 0 is where a path begins
    for row in range(1, rows + 1):
        holder[0] = row
        column = 0
        least, before, done = [_FAR] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[column]:
            done[column] = True
            at = holder[column]
            for other in range(1, columns + 1):
                cost = -gains[at - 1][other - 1] - of_row[at] - of_column[other]
                if not done[other] and cost < least[other]:
                    least[other], before[other] = cost, column
            following = min((c for c in range(1, columns + 1) if not done[c]), key=least.__getitem__)
            step = least[following]
            for other in range(columns + 1):
                if done[other]:
                    of_row[holder[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            holder[column] = holder[before[column]]
            column = before[column]
    given = {holder[column] - 1: column - 1 for column in range(1, columns + 1) if holder[column]}
    return [given[row] for row in range(rows)]
