SELECT DISTINCT TOP 100 i_product_name
FROM item i1
WHERE i_manufact_id BETWEEN 1 AND 700
  AND (SELECT COUNT(*)
       FROM item
       WHERE (i_manufact = i1.i_manufact
              AND ((i_category = 'Women' AND (i_color = 'powder' OR i_color = 'khaki')
                    AND (i_units = 'Ounce' OR i_units = 'Oz'))
                OR (i_category = 'Women' AND (i_color = 'brown' OR i_color = 'honeydew')
                    AND (i_units = 'Bunch' OR i_units = 'Ton'))
                OR (i_category = 'Men' AND (i_size = 'medium' OR i_size = 'large'))
                OR (i_category = 'Men' AND (i_color = 'floral' OR i_color = 'deep') AND i_units = 'N/A')))
          OR (i_manufact = i1.i_manufact
              AND ((i_category = 'Women' AND (i_color = 'midnight' OR i_color = 'snow')
                    AND (i_units = 'Pallet' OR i_units = 'Gross'))
                OR (i_category = 'Men' AND (i_size = 'small' OR i_size = 'petite'))))) > 0
ORDER BY i_product_name
