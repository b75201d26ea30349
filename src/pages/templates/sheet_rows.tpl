{{%AUTOESCAPE context="HTML"}}
{{#ROW}}
<tr>{{#FIRST}}<th scope="row">[[>sheet_cell]]</th>{{/FIRST}}{{#CELL}}<td data-label="{{LABEL}}">[[>sheet_cell]]</td>{{/CELL}}</tr>
{{/ROW}}
