{{%AUTOESCAPE context="HTML"}}
{{#SINGLE}}
<div class="{{CLASS}}">
<label for="{{ID}}">{{LABEL}}{{#MUST}} <span class="must">[[form.must]]</span>{{/MUST}}</label>
[[>help]]
{{#TYPED}}
<div class="fill">
{{#LINE}}<input id="{{ID}}" name="{{NAME}}" type="{{TYPE}}" class="{{CLASS}}" value="{{VALUE}}" autocomplete="off"{{#LEAST}} min="{{LEAST}}"{{/LEAST}}{{#MOST}} max="{{MOST}}"{{/MOST}}{{#DECIMAL}} inputmode="decimal"{{/DECIMAL}}{{#HINT}} placeholder="{{HINT}}"{{/HINT}}{{#READ_ONLY}} readonly{{/READ_ONLY}}{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>{{/LINE}}
{{#LONG}}<textarea id="{{ID}}" name="{{NAME}}" rows="5"{{#READ_ONLY}} readonly{{/READ_ONLY}}{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>{{VALUE}}</textarea>{{/LONG}}
{{#UNIT}}<span class="unit">{{UNIT}}</span>{{/UNIT}}
{{#EMPTY_MEANS}}<fieldset class="empty-means"><legend>[[form.empty_means]]</legend>{{#OPTION}}<label class="choice"><input type="radio" name="{{EMPTY_NAME}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}</fieldset>{{/EMPTY_MEANS}}
</div>
{{/TYPED}}
{{#SELECT}}
<select id="{{ID}}" name="{{NAME}}"{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>
[[>option]]
</select>
{{/SELECT}}
[[>fact_rules]]
</div>
{{/SINGLE}}
{{#RADIOS}}
<fieldset class="{{CLASS}}" id="{{ID}}" tabindex="-1"{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>
<legend>{{LABEL}}{{#MUST}} <span class="must">[[form.must]]</span>{{/MUST}}</legend>
[[>help]]
<div class="choices">
{{#OPTION}}<label class="choice"><input type="radio" name="{{NAME}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}
</div>
[[>fact_rules]]
</fieldset>
{{/RADIOS}}
{{#SHOWN}}
<div class="field">
<p class="label">{{LABEL}}</p>
<p class="{{SHOWN_CLASS}}">{{SHOWN}}</p>
[[>fact_rules]]
</div>
{{/SHOWN}}
