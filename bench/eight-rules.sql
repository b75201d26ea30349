-- The eight rules of bench/eight-rules in SQL, for DuckDB and PostgreSQL alike. An unknown fact is NULL; of the
-- civil servant's rating -1 says that there is none. `coalesce(x, false)` is “certainly”, `coalesce(x, true)` “perhaps”.
CREATE TABLE judged AS
WITH asked AS (
  SELECT person, cell, grassroots, proposed,
         exempt <> 0 AS exempt, admitted > 19173 AS too_new, suspended <> 0 AS suspended,
         sick >= 3 AS sick, absent >= 3 AS absent, silent >= 6 AS silent,
         civil_servant <> 0 AND servant_rating = 2 AS limited
  FROM members
), stated AS (
  SELECT *,
         coalesce(exempt, false) OR coalesce(too_new, false) AS is_out,
         exempt IS NULL OR too_new IS NULL AS perhaps_out
  FROM asked
), forced AS (
  SELECT *, NOT is_out AND coalesce(suspended, false) AS is_forced, NOT is_out AND suspended IS NULL AS may_force
  FROM stated
), limited AS (
  SELECT *,
         CASE WHEN is_forced THEN 3
              WHEN is_out THEN 7
              WHEN coalesce(sick, false) OR coalesce(limited, false) THEN 2
              WHEN coalesce(absent, false) OR coalesce(silent, false) THEN 1 ELSE 0 END AS ceiling,
         CASE WHEN is_forced THEN 3
              WHEN coalesce(sick, true) OR coalesce(limited, true) THEN 2
              WHEN coalesce(absent, true) OR coalesce(silent, true) THEN 1 ELSE 0 END AS worst,
         CASE WHEN coalesce(exempt, false) THEN 1 ELSE 0 END + CASE WHEN coalesce(too_new, false) THEN 2 ELSE 0 END +
         CASE WHEN coalesce(suspended, false) THEN 4 ELSE 0 END + CASE WHEN coalesce(sick, false) THEN 8 ELSE 0 END +
         CASE WHEN coalesce(absent, false) THEN 16 ELSE 0 END + CASE WHEN coalesce(silent, false) THEN 32 ELSE 0 END +
         CASE WHEN coalesce(limited, false) THEN 64 ELSE 0 END AS fired
  FROM forced
)
SELECT person, cell, grassroots, proposed, ceiling, fired,
       CASE WHEN proposed IS NULL THEN 0
            WHEN is_out OR (is_forced AND proposed <> 3) OR proposed < ceiling THEN 1
            WHEN perhaps_out OR (NOT is_forced AND (proposed < worst OR (may_force AND proposed <> 3))) THEN 2
            ELSE 0 END AS verdict,
       proposed <= 1 AND NOT is_out AND ceiling <= 1 AS candidate
FROM limited;

-- As the proposals stand; the engine besides tells where another value of an unknown fact would change the verdict.
CREATE TABLE quotas AS
WITH units AS (
  SELECT 'cell' AS unit, cell AS organization, proposed, ceiling FROM judged WHERE candidate
  UNION ALL SELECT 'grassroots', grassroots, proposed, ceiling FROM judged WHERE candidate
), counted AS (
  SELECT unit, organization, count(*) AS candidates, count(CASE WHEN proposed = 0 THEN 1 END) AS used,
         count(CASE WHEN ceiling = 0 THEN 1 END) AS eligible
  FROM units GROUP BY unit, organization
)
SELECT unit, organization, used,
       CASE WHEN candidates < 5 AND eligible > 0 THEN 1 ELSE floor(candidates / 5.0) END AS most
FROM counted;
