-- Moves only grow (docs/decisions/procedures.md). Taking a move back is the one update, made once, by undoing an import.
CREATE OR REPLACE FUNCTION yuanqu_guard_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.taken_back IS NULL AND NEW.taken_back IS NOT NULL
       AND to_jsonb(OLD) - 'taken_back' = to_jsonb(NEW) - 'taken_back' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'yuanqu: % on % is refused: a move made is never changed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE TRIGGER yuanqu_guard BEFORE UPDATE ON procedure_move
    FOR EACH ROW EXECUTE FUNCTION yuanqu_guard_move();
CREATE OR REPLACE TRIGGER yuanqu_refuse BEFORE DELETE ON procedure_move
    FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_refuse();
CREATE OR REPLACE TRIGGER yuanqu_refuse_truncate BEFORE TRUNCATE ON procedure_move
    FOR EACH STATEMENT EXECUTE FUNCTION yuanqu_refuse();
