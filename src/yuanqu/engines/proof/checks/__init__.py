"""Rules by which a draft's claims and wording are checked (核稿规则), each a small class in the list of `rules`."""
