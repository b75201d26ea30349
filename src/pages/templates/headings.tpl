{{%AUTOESCAPE context="HTML"}}
{{#HEADING}}<th scope="col" class="{{CLASS}}"{{#IS_SORTED}} aria-sort="{{SORT}}"{{/IS_SORTED}}>{{#LINK}}[[>link]]{{/LINK}}{{#ARROW}} <span class="arrow" aria-hidden="true">{{ARROW}}</span>{{/ARROW}}</th>
{{/HEADING}}
