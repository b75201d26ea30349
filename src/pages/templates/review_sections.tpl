{{%AUTOESCAPE context="HTML"}}
{{#SECTION}}
<section class="part" id="{{ANCHOR}}">
{{#UPPER}}<h3 class="part-head">{{#NUMBER}}<span class="part-number">{{NUMBER}}.</span> {{/NUMBER}}{{LABEL}}</h3>{{/UPPER}}
{{#LOWER}}<h4 class="part-head">{{#NUMBER}}<span class="part-number">{{NUMBER}}.</span> {{/NUMBER}}{{LABEL}}</h4>{{/LOWER}}
{{#PROMPTS}}<ul class="prompts help">{{#PROMPT}}<li>{{PROMPT}}</li>{{/PROMPT}}</ul>{{/PROMPTS}}
{{#NOTE}}<p class="help">{{NOTE}}</p>{{/NOTE}}
{{#NOTICE}}<p class="message warning"><span class="shape" aria-hidden="true">!</span> {{NOTICE}}</p>{{/NOTICE}}
{{#TEXT}}<div class="long-text">[[>review_field]]</div>{{/TEXT}}
{{#TABLE}}
<div class="form-frame" role="region" aria-label="{{LABEL}}" tabindex="0">
<table class="form-table">
<thead><tr>{{#COLUMN}}<th scope="col">{{COLUMN}}</th>{{/COLUMN}}</tr></thead>
<tbody>
{{#ROW}}{{#GROUP}}<tr class="group"><th scope="colgroup" colspan="{{COLUMNS}}">{{GROUP}}</th></tr>{{/GROUP}}{{#CELLS}}<tr>{{#CELL}}<td data-label="{{LABEL}}">[[>review_field]]</td>{{/CELL}}{{#KEY}}<td hidden><input type="hidden" name="{{NAME}}" value="{{KEY}}"></td>{{/KEY}}</tr>{{/CELLS}}
{{/ROW}}
</tbody>
</table>
</div>
{{#TOTAL}}<p class="total">{{TOTAL}}</p>{{/TOTAL}}
{{#ADD}}<p><button class="button" type="submit" name="do" value="more">[[review.more_rows]]</button></p>{{/ADD}}
{{/TABLE}}
{{#GROUP_OF_BOXES}}<div class="boxes"><span class="boxes-label">{{LABEL}}</span> [[>review_field]]</div>{{/GROUP_OF_BOXES}}
</section>
{{/SECTION}}
