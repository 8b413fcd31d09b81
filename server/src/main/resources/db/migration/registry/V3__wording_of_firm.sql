-- What a firm was found to bear, and since when, is asked for every firm that changes: also of hits that ended.
create index wording_hit_firm on wording_hit (firm_id, term, recorded_at);
