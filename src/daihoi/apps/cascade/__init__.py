"""The staircase: results below become delegates above; boards, roll-ups, reports."""
