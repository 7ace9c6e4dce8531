-- The history of every ledger, kept by the database (docs/decisions/history.md).
-- yuanqu_change(): the change the transaction belongs to; makes one, marked "direct", where no code opened any.
-- The setting alone is not believed: only a change made in this very transaction is taken, never another's.
CREATE OR REPLACE FUNCTION yuanqu_change() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    current text := current_setting('yuanqu.change', true);
    opened bigint;
BEGIN
    IF current ~ '^[0-9]{1,18}$' THEN
        SELECT id INTO opened FROM ledger_change WHERE id = current::bigint AND transaction = txid_current();
        IF FOUND THEN
            RETURN opened;
        END IF;
    END IF;
    INSERT INTO ledger_change (at, way, actor_name, reason, request, db_user)
    VALUES (now(), 'direct', '', '', gen_random_uuid(), current_user)
    RETURNING id INTO opened;
    PERFORM set_config('yuanqu.change', opened::text, true);
    RETURN opened;
END $$;

-- One line per statement: which ledger, what was done, to how many records.
CREATE OR REPLACE FUNCTION yuanqu_record_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint;
BEGIN
    SELECT count(*) INTO touched FROM new_rows;
    IF touched > 0 THEN
        INSERT INTO ledger_statement (change_id, ledger, did, records)
        VALUES (yuanqu_change(), TG_ARGV[0], 'insert', touched);
    END IF;
    RETURN NULL;
END $$;

-- An update keeps each record as it was before and the columns that changed; untouched records leave no line.
-- A record's id ties it to its history, its change_id to its origin: an update of either is refused.
CREATE OR REPLACE FUNCTION yuanqu_record_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint;
    opened bigint := yuanqu_change();
BEGIN
    IF EXISTS (SELECT 1 FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
               WHERE n.id IS NULL OR o.change_id IS DISTINCT FROM n.change_id) THEN
        RAISE EXCEPTION 'yuanqu: % on % is refused: a record keeps its id and the change that brought it in',
            TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- OFFSET 0 keeps each row's JSON from being made anew for every one of its columns.
    WITH changed AS (
        SELECT o.id,
               CASE WHEN o.voided_on IS NULL AND n.voided_on IS NOT NULL THEN 'void'
                    WHEN o.voided_on IS NOT NULL AND n.voided_on IS NULL THEN 'restore'
                    ELSE 'update' END AS did,
               to_jsonb(o) AS was, to_jsonb(n) AS now
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE o.* IS DISTINCT FROM n.*
        OFFSET 0),
    images AS (
        INSERT INTO ledger_beforeimage (change_id, ledger, record, did, before, after)
        SELECT opened, TG_ARGV[0], c.id, c.did, d.before, d.after
        FROM changed c CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(b.key, b.value) AS before, jsonb_object_agg(b.key, c.now -> b.key) AS after
            FROM jsonb_each(c.was) b
            WHERE b.value IS DISTINCT FROM c.now -> b.key) d
        RETURNING 1)
    SELECT count(*) INTO touched FROM images;
    IF touched > 0 THEN
        INSERT INTO ledger_statement (change_id, ledger, did, records)
        VALUES (opened, TG_ARGV[0], 'update', touched);
    END IF;
    RETURN NULL;
END $$;

-- Ledgers, their history and whatever else only grows lose nothing (staying.py): refused whoever asks.
CREATE OR REPLACE FUNCTION yuanqu_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'yuanqu: % on % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0]
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
