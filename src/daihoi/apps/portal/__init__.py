"""The public house: news, notices, videos, papers, outlets."""
