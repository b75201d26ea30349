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
         CASE WHEN is_forced THEN 4 ELSE 0 END +
         CASE WHEN is_out OR is_forced THEN 0 ELSE
           CASE WHEN coalesce(sick, false) THEN 8 ELSE 0 END + CASE WHEN coalesce(absent, false) THEN 16 ELSE 0 END +
           CASE WHEN coalesce(silent, false) THEN 32 ELSE 0 END + CASE WHEN coalesce(limited, false) THEN 64 ELSE 0 END
         END AS fired
  FROM forced
)
SELECT person, cell, grassroots, proposed, ceiling, fired, worst, perhaps_out, may_force,
       CASE WHEN proposed IS NULL THEN 0
            WHEN is_out OR (is_forced AND proposed <> 3) OR proposed < ceiling THEN 1
            WHEN perhaps_out OR (NOT is_forced AND (proposed < worst OR (may_force AND proposed <> 3))) THEN 2
            ELSE 0 END AS verdict,
       proposed <= 1 AND NOT is_out AND ceiling <= 1 AS candidate,
       NOT perhaps_out AND worst <= 1 AND NOT may_force AS certain
FROM limited;

CREATE TABLE quotas AS
WITH units AS (
  SELECT 'cell' AS unit, cell AS organization, * FROM judged
  UNION ALL SELECT 'grassroots', grassroots, * FROM judged
), counted AS (
  SELECT unit, organization,
         count(CASE WHEN candidate AND proposed = 0 THEN 1 END) AS best,
         count(CASE WHEN candidate AND proposed = 1 THEN 1 END) AS good,
         count(CASE WHEN candidate AND certain AND proposed = 0 THEN 1 END) AS sure_best,
         count(CASE WHEN candidate AND certain AND proposed = 1 THEN 1 END) AS sure_good,
         count(CASE WHEN candidate AND proposed = 0 AND ceiling = 0 THEN 1 END) AS may_best,
         count(CASE WHEN candidate AND proposed = 1 AND ceiling = 0 THEN 1 END) AS may_good,
         count(CASE WHEN candidate AND certain AND proposed = 0 AND ceiling = 0 THEN 1 END) AS sure_may_best,
         count(CASE WHEN candidate AND certain AND proposed = 1 AND ceiling = 0 THEN 1 END) AS sure_may_good,
         count(CASE WHEN candidate AND certain AND worst = 0 THEN 1 END) AS surely
  FROM units GROUP BY unit, organization
), cases AS (
  SELECT unit, organization, best AS used, n, b, t, CASE WHEN t >= 1 AND t < 5 AND may > 0 AND t / 5 < 1 THEN 1 ELSE floor(t / 5.0) END AS most
  FROM (
    SELECT unit, organization, best, 0 AS n, best AS b, best + good AS t, may_best + may_good AS may FROM counted
    UNION ALL SELECT unit, organization, best, 1, sure_best, sure_best + good, sure_may_best + may_good FROM counted
    UNION ALL SELECT unit, organization, best, 2, best, best + sure_good, may_best + sure_may_good FROM counted
    UNION ALL SELECT unit, organization, best, 3, sure_best, sure_best + sure_good, sure_may_best + sure_may_good FROM counted
    UNION ALL SELECT unit, organization, best, 4, best, best + good, surely FROM counted
    UNION ALL SELECT unit, organization, best, 5, sure_best, sure_best + good, surely FROM counted
    UNION ALL SELECT unit, organization, best, 6, best, best + sure_good, surely FROM counted
    UNION ALL SELECT unit, organization, best, 7, sure_best, sure_best + sure_good, surely FROM counted
  ) AS extremes
)
SELECT unit, organization, max(used) AS used, max(CASE WHEN n = 0 THEN most END) AS most,
       CASE WHEN min(CASE WHEN b > most THEN 1 ELSE 0 END) <> max(CASE WHEN b > most THEN 1 ELSE 0 END) THEN 2
            ELSE max(CASE WHEN b > most THEN 1 ELSE 0 END) END AS verdict
FROM cases GROUP BY unit, organization;
